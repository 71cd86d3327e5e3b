package output

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// printer prints as encoding/json does with an indent of two blanks and no
// escaping for HTML, piece by piece: what lists all documents is compared with
// what stands, and mostly not written. A test holds it to encoding/json.
type printer struct {
	w      *bufio.Writer // keeps the first error
	indent string
	more   bool // something stands before on this level
}

// printed is what print prints.
func printed(print func(*printer)) func(io.Writer) error {
	return func(w io.Writer) error {
		buffered := buffers.Get().(*bufio.Writer)
		defer buffers.Put(buffered)
		buffered.Reset(w)
		defer buffered.Reset(nil)
		print(&printer{w: buffered})
		buffered.WriteByte('\n')
		return buffered.Flush()
	}
}

func (p *printer) index(i index) {
	p.open('{')
	p.text("version", i.Version)
	p.documents(i.Documents, true)
	p.key("last")
	p.open('{')
	p.number("number", int64(i.Last.Number))
	p.texts("placed", i.Last.Placed)
	p.texts("replaced", i.Last.Replaced)
	p.close('}')
	p.close('}')
}

// manifest prints what others may know of documents: a list, also of none.
func (p *printer) manifest(documents []entry) {
	if documents == nil {
		documents = []entry{}
	}
	p.open('{')
	p.text("schema", "fenjie.manifest/v1")
	p.documents(documents, false)
	p.close('}')
}

// documents prints a list; inside, what is no one else's too.
func (p *printer) documents(list []entry, inside bool) {
	p.key("documents")
	if list == nil {
		p.w.WriteString("null")
		return
	}
	p.open('[')
	for _, e := range list {
		p.next()
		p.open('{')
		p.text("path", e.Path)
		p.text("kind", e.Kind)
		p.text("subject", e.Subject)
		p.number("bytes", e.Bytes)
		p.text("sha256", e.SHA256)
		if inside && e.Digest != "" {
			p.text("digest", e.Digest)
		}
		if inside && e.Carried {
			p.key("carried")
			p.w.WriteString("true")
		}
		p.close('}')
	}
	p.close(']')
}

func (p *printer) open(bracket byte) {
	p.w.WriteByte(bracket)
	p.indent += "  "
	p.more = false
}

func (p *printer) close(bracket byte) {
	p.indent = p.indent[2:]
	if p.more {
		p.newLine()
	}
	p.w.WriteByte(bracket)
	p.more = true
}

func (p *printer) next() {
	if p.more {
		p.w.WriteByte(',')
	}
	p.newLine()
	p.more = true
}

func (p *printer) newLine() {
	p.w.WriteByte('\n')
	p.w.WriteString(p.indent)
}

func (p *printer) key(key string) {
	p.next()
	p.quoted(key)
	p.w.WriteString(": ")
}

func (p *printer) text(key, s string) {
	p.key(key)
	p.quoted(s)
}

func (p *printer) number(key string, n int64) {
	p.key(key)
	p.w.WriteString(strconv.FormatInt(n, 10))
}

func (p *printer) texts(key string, list []string) {
	p.key(key)
	if list == nil {
		p.w.WriteString("null")
		return
	}
	p.open('[')
	for _, s := range list {
		p.next()
		p.quoted(s)
	}
	p.close(']')
}

func (p *printer) quoted(s string) {
	if isPlain(s) {
		p.w.WriteByte('"')
		p.w.WriteString(s)
		p.w.WriteByte('"')
		return
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string has always JSON
	p.w.Write(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

// isPlain reports whether a text stands in JSON as it is.
func isPlain(s string) bool {
	for k := range len(s) {
		if c := s[k]; c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s) && !strings.ContainsAny(s, "\u2028\u2029")
}
