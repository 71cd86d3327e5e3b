package document

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"fenjie/source/document/doctest"
	"fenjie/source/limits"
)

// member is one file of a package, as its headers tell it.
type member struct {
	name   string
	packed []byte
	size   uint64 // what it says that it unpacks to
	crc    uint32
}

// bomb puts members into a package without packing them.
func bomb(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.CreateRaw(&zip.FileHeader{Name: m.name, Method: zip.Deflate, CRC32: m.crc, CompressedSize64: uint64(len(m.packed)), UncompressedSize64: m.size})
		if err == nil {
			_, err = w.Write(m.packed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zeros is so many MB of zeros, packed: the stream of one MB again and again.
func zeros(t testing.TB, megabytes int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	var first, next int
	for range 2 {
		first = next
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		next = b.Len()
	}
	one := bytes.Clone(b.Bytes()[first:next])
	out := bytes.Repeat(one, megabytes-1)
	return append(append(bytes.Clone(b.Bytes()[:first]), out...), 3, 0) // the empty last block
}

// TestBombs: a package that unpacks to more than a plan could is refused before
// it is unpacked. What is counted is memory that was asked for, not time.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("counts memory, to which the race detector adds its own: it empties pools at random")
	}
	const gigabytes10 = 10 << 30
	small, large := zeros(t, 10), zeros(t, 10<<10)
	if n, err := io.Copy(io.Discard, flate.NewReader(bytes.NewReader(small))); n != 10<<20 || err != nil {
		t.Fatalf("%d bytes, %v", n, err)
	}
	crc := crc32.ChecksumIEEE(make([]byte, 10<<20))
	var headers []member
	for k := range 200 {
		headers = append(headers, member{fmt.Sprintf("word/header%d.xml", k), small, 10 << 20, crc})
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"10 GB of zeros in 10 kB, by its word":  {bomb(t, member{"word/document.xml", small, gigabytes10, crc}), "解压后过大"},
		"10 MB of zeros in 10 kB":               {bomb(t, member{"word/document.xml", small, 10 << 20, crc}), "解压后过大"},
		"10 GB of zeros in 10 MB":               {bomb(t, member{"word/document.xml", large, gigabytes10, 0}), "解压后过大"},
		"10 GB that say they are 1 kB":          {bomb(t, member{"word/document.xml", large, 1 << 10, 0}), "已损坏"},
		"a size beyond all numbers":             {bomb(t, member{"word/document.xml", small, 1<<64 - 1, 0}), "解压后过大"},
		"a bomb of relations":                   {bomb(t, member{"_rels/.rels", small, 10 << 20, crc}, member{"word/document.xml", nil, 0, 0}), "解压后过大"},
		"many headers":                          {bomb(t, append(headers, member{"word/document.xml", small, 10 << 20, crc})...), "已损坏"},
		"a part of the whole size, truthfully":  {doctest.Docx(t, strings.Repeat("<a/>", limits.Part/4+1)), "解压后过大"},
		"a package within a package is no part": {doctest.Archive(t, "word/document.xml", string(bomb(t, member{"a", large, gigabytes10, 0}))[:1<<20]), "已损坏"},
	} {
		if len(c.data) > limits.File {
			t.Fatalf("%s: %d bytes", name, len(c.data))
		}
		asked := allocated(func() {
			_, err := Read("方案.docx", c.data)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
		})
		if asked > 50<<20 {
			t.Errorf("%s: %d MB were asked for", name, asked>>20)
		}
	}
}

// allocated is how many bytes f asks for, counted by the runtime.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestXML: nesting, elements and entities beyond what a document has.
func TestXML(t *testing.T) {
	if testing.Short() {
		t.Skip("reads what is as large as may be")
	}
	laughs := `<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	deep := func(n int) string {
		return strings.Repeat("<w:ins>", n) + p("甲") + strings.Repeat("</w:ins>", n)
	}
	for name, c := range map[string]struct {
		data []byte
		want string // in the error; empty: it is read
	}{
		"nested as deep as may be": {doctest.Docx(t, deep(limits.Depth-10)), ""},
		"nested deeper":            {doctest.Docx(t, deep(limits.Depth)), "解压后过大或结构异常"},
		"never closed":             {doctest.Docx(t, strings.Repeat("<w:p>", 100_000)), "解压后过大或结构异常"},
		"too many elements":        {doctest.Docx(t, p("甲")+strings.Repeat("<a/>", limits.Elements)), "解压后过大或结构异常"},
		"too many attributes":      {doctest.Docx(t, p("甲")+"<a"+strings.Repeat(" b=''", 8*limits.Elements/2)+"/><c"+strings.Repeat(" b=''", 8*limits.Elements/2)+"/>"), "解压后过大"},
		"entities of its own":      {doctest.Archive(t, "word/document.xml", laughs+`<w:document xmlns:w="w"><w:body>`+p("&b;")+`</w:body></w:document>`), "已损坏"},
		"an entity from outside":   {doctest.Archive(t, "word/document.xml", `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body>`+p("&a;")+`</w:body></w:document>`), "已损坏"},
	} {
		_, err := Read("方案.docx", c.data)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestStructuredShape: what would make a YAML parser slow, deep or large is
// refused by the tokens, before it is parsed; and nothing that stands in a
// file is passed over.
func TestStructuredShape(t *testing.T) {
	laughs := "a: &a [哈, 哈]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
	many := func(format string, n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, format, k)
		}
		return b.String()
	}
	for _, c := range []struct{ name, text, want string }{
		{"billion laughs", laughs, "：“a: &a [哈, 哈]”：不支持 YAML 的锚点和引用"},
		{"brackets", "title: " + strings.Repeat("[", 100_000), "字段过多或嵌套过深"},
		{"closed brackets", "title: " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), "字段过多或嵌套过深"},
		{"braces", strings.Repeat("{a: ", 100_000), "字段过多或嵌套过深"},
		{"lists on a line", "title:\n" + strings.Repeat("- ", 100_000) + "a", "字段过多或嵌套过深"},
		{"fields on a line", strings.Repeat("a: ", 100_000), "字段过多或嵌套过深"},
		{"fields of a mapping", many("k%d: 1\n", limits.Keys+1), "字段过多或嵌套过深"},
		{"fields in braces", "{" + many("k%d: 1,", limits.Keys+1) + "}", "字段过多或嵌套过深"},
		{"anchors", strings.Repeat("&a ", 100_000), "不支持 YAML 的锚点和引用"},
		{"tags", "title: " + strings.Repeat("!!str ", 100_000) + "a", "不支持 YAML 的标签"},
		{"question marks", strings.Repeat("? ", 100_000), "不支持 YAML 的“?”字段名"},
		{"directives", strings.Repeat("%YAML 1.2\n", 1000), "不支持 YAML 的指令"},
		{"documents", strings.Repeat("---\ntitle: 方案\n", 2), ":4:1：“title: 方案”：文件里有不止一份内容"},
		{"a document after the end", "title: 方案\n...\nx: y\n", "文件里有不止一份内容"},
		{"size", "title: " + strings.Repeat("a", limits.Structured), "文件超过 8 MB"},
		{"unbalanced", "title: ]]]]}}}}", "方案.yaml"},
	} {
		_, err := ReadPlan("方案.yaml", []byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	for name, text := range map[string]string{
		"a marked beginning and end": "---\ntitle: 方案\n...\n",
		"lists in lists":             "sections:\n- measures:\n  - title: 甲\n    units:\n    - {name: 市教育局, role: lead}\n",
		"stars in quotes":            "title: \"*市教育局\"\npreamble: '&'\n",
		"as many measures as wanted": "sections:\n- measures:\n" + strings.Repeat("  - title: 甲\n    text: 乙\n", 5000),
	} {
		if _, err := ReadPlan("方案.yaml", []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
