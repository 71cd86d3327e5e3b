package generator

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"fenjie/docs/counts"
	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/check"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// attacks are words of a plan that some reader of a document would run, follow
// or take for its own markup.
var attacks = []string{
	`=cmd|'/C calc'!A0`, `=HYPERLINK("http://x","y")`, `+1+1`, `-2+3`, `@SUM(1)`, `＝1+1`,
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>alert(1)</script>`,
	`</style><script>`, `<svg/onload=alert(1)>`, `<!--`, `]]>`, `<?php ?>`, `&lt;script&gt;`, `&#x3c;script&#x3e;`, `<a href=javascript:alert(1)>`,
	`[x](javascript:alert(1))`, `![x](http://x/y.png)`, `<javascript:alert(1)>`, `<http://x>`, `[x]: javascript:alert(1)`, "`code`", `**b**`, `| a | b |`, `# h`, `> q`, `---`,
	`{{.}}`, `{{template "style"}}`, `${x}`, `<%= x %>`, `$(x)`, `%s%n`, `\`, `\\`,
	`_x003c_script_x003e_`, `</w:t></w:r><w:instrText>DDEAUTO c:\\x</w:instrText>`, `</t></si>`, `"/><f>1+1</f>`,
	`) /JS (app.alert(1)) (`, `endobj %%EOF`, `<</S/JavaScript>>`, `javascript:alert(1)`, `x' or '1'='1`,
}

// planOf is a plan all of whose words are given by word, each another.
func planOf(word func(k int) string, n int) format.Input {
	k := 0
	next := func() string { k++; return word((k - 1) % n) }
	p := &plan.Plan{Title: next(), Stage: "征求意见稿", Year: 2025, Preamble: next(), Closing: next()}
	for s := range 3 {
		section := &plan.Section{ID: fmt.Sprint("s", s), Number: s + 1, Label: "一、", Title: next(), Overview: next()}
		section.Budget = &plan.Budget{Total: &plan.Money{Text: "100万元", Fen: 100 * plan.Wan, Known: true},
			Parts: []plan.BudgetPart{{Name: next(), Money: plan.Money{Text: "40万元", Fen: 40 * plan.Wan, Known: true}}}}
		for m := range n/3 + 1 {
			unit := next()
			number := s*(n/3+1) + m + 1
			section.Measures = append(section.Measures, &plan.Measure{
				ID: fmt.Sprint("m", number), Number: number, Label: "（一）", Title: next(), Text: next(), Line: 7, Clause: next(), Deadline: next(),
				Units:   []plan.Unit{{Name: unit, Role: plan.Lead, AsWritten: unit, Note: next()}},
				Targets: []plan.Target{{Text: next(), Metric: next(), Op: plan.AtLeast, Value: "2", Unit: next()}},
				Amounts: []plan.Amount{{Text: next(), Fen: plan.Wan, Currency: "CNY", Kind: plan.KindUpward}},
			})
			if !slices.ContainsFunc(p.Units, func(u plan.UnitSummary) bool { return u.Name == unit }) {
				p.Units = append(p.Units, plan.UnitSummary{Name: unit, Lead: 1})
			}
		}
		p.Sections = append(p.Sections, section)
	}
	overview, units := assign.Split(p, nil)
	overview.Revise(units, revision.Diff(revision.Match(before(p), p, nil)))
	in := format.Input{Overview: overview, Units: units, Date: "2025-03-18"}
	in.Look.Organ, in.Look.ReturnTo, in.Look.ReturnBy = next(), next(), next()
	for range 3 {
		in.Findings = append(in.Findings, check.Finding{Code: "budget-sum", Severity: check.Error, Line: 3, Quote: next(), Message: next(), Suggestion: next()})
	}
	return in
}

// before is a plan before its last revision: each text said more, each measure
// was due later, one was not there, and one that was is gone.
func before(p *plan.Plan) *plan.Plan {
	old := *p
	old.Sections = nil
	for _, s := range p.Sections {
		section := *s
		section.Measures = nil
		for k, m := range s.Measures {
			measure := *m
			measure.Text, measure.Deadline = m.Text+"，原来还有这一句。", "2027"
			if section.Measures = append(section.Measures, &measure); k == 0 {
				gone := *m
				gone.ID, gone.Title, gone.Text = m.ID+"gone", "撤销的"+m.Title, "另一件早已办完的事，不再列入。"
				section.Measures = append(section.Measures, &gone)
			}
		}
		section.Measures = section.Measures[:len(section.Measures)-1]
		old.Sections = append(old.Sections, &section)
	}
	return &old
}

// rendered is all documents of an input, by their place in the list.
func rendered(t *testing.T, in format.Input) (docs []format.Document, data [][]byte) {
	t.Helper()
	docs, err := Generate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		var out bytes.Buffer
		if err := d.Render(&out); err != nil {
			t.Fatalf("%s: %v", d.Path, err)
		}
		data = append(data, out.Bytes())
	}
	return docs, data
}

// TestWordsOfAPlanAreOnlyText: whatever a plan's words are, the structure of
// every document is the one that plain words have: no tag, attribute, formula,
// field or action more.
func TestWordsOfAPlanAreOnlyText(t *testing.T) {
	hostile := planOf(func(k int) string { return attacks[k] }, len(attacks))
	plain := planOf(func(k int) string { return fmt.Sprintf("甲%d乙", k) }, len(attacks))
	docs, data := rendered(t, hostile)
	plainDocs, plainData := rendered(t, plain)
	if len(docs) != len(plainDocs) {
		t.Fatalf("%d documents, of plain words %d", len(docs), len(plainDocs))
	}
	kinds := map[string]int{}
	for k, d := range docs {
		kinds[path.Ext(d.Path)]++
		shape := shapes[path.Ext(d.Path)]
		if shape == nil {
			t.Errorf("%s: no test of this kind", d.Path)
			continue
		}
		got, want := lineEnds(shape(t, data[k])), lineEnds(shape(t, plainData[k]))
		if strings.Contains(d.Path, "修订简报") { // which words came and went is marked where Markdown can mark them
			got, want = slices.DeleteFunc(got, isMark), slices.DeleteFunc(want, isMark)
		}
		if at := difference(got, want); at >= 0 {
			t.Errorf("%s: part %d is %q, of plain words %q", d.Path, at, got[at:min(at+3, len(got))], want[min(at, len(want)):min(at+3, len(want))])
		}
	}
	rows := [][]string{{"documents", "how many", "forms of attack in their words", "became more than text"}}
	for _, ext := range slices.Sorted(maps.Keys(kinds)) {
		rows = append(rows, []string{"`" + ext + "`", strconv.Itoa(kinds[ext]), strconv.Itoa(len(attacks)), "0"})
	}
	if !t.Failed() {
		counts.Hold(t, "attacks", rows...)
	}
}

// isMark reports a tag of words that came or went; in Word they are runs of their
// own.
func isMark(tag string) bool {
	return slices.Contains([]string{"strong", "/strong", "del", "/del", "r", "rPr", "b", "strike", "t"}, tag)
}

// lineEnds leaves out where a title's lines end, which is where its words do
// (wbr of a page; br of Word, and the text that goes on after it), and that a
// row is not high.
func lineEnds(shape []string) (list []string) {
	for k, tag := range shape {
		if tag != "wbr" && tag != "cantSplit" && tag != "br" && !(tag == "t" && k > 0 && shape[k-1] == "br") {
			list = append(list, tag)
		}
	}
	return list
}

func difference(a, b []string) int {
	for k := range max(len(a), len(b)) {
		if k >= len(a) || k >= len(b) || a[k] != b[k] {
			return min(k, len(a))
		}
	}
	return -1
}

// shapes lists what makes up a document, without its words, by extension.
var shapes = map[string]func(t *testing.T, data []byte) []string{
	".html": htmlShape, ".md": markdownShape, ".xlsx": packageShape, ".docx": packageShape, ".pdf": pdfShape,
}

var (
	tag       = regexp.MustCompile(`<(/?[A-Za-z!?][^\s>]*)([^>]*)>`)
	attribute = regexp.MustCompile(`([^\s=]+)="([^"]*)"`)
)

// htmlShape is the tags with the names of their attributes. A link leads to a
// document beside the page or a place in it.
func htmlShape(t *testing.T, data []byte) (shape []string) {
	for _, m := range tag.FindAllSubmatch(data, -1) {
		one := string(m[1])
		for _, a := range attribute.FindAllSubmatch(m[2], -1) {
			one += " " + string(a[1])
			if name, value := string(a[1]), string(a[2]); name == "href" || name == "src" {
				if before, _, _ := strings.Cut(strings.TrimPrefix(value, "#"), "/"); !strings.HasPrefix(value, "#") && strings.Contains(before, ":") {
					t.Errorf("a link to %q", value)
				}
			}
		}
		if rest := attribute.ReplaceAllString(string(m[2]), ""); strings.TrimSpace(strings.Trim(rest, "/")) != "" && !strings.HasPrefix(one, "!") {
			one += " " + strings.TrimSpace(rest)
		}
		shape = append(shape, one)
	}
	return shape
}

// markdownShape is that of the page which a viewer that lets HTML through
// makes of it.
func markdownShape(t *testing.T, data []byte) []string {
	var out bytes.Buffer
	viewer := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := viewer.Convert(data, &out); err != nil {
		t.Fatal(err)
	}
	return htmlShape(t, out.Bytes())
}

// packageShape is the elements of all parts, and the text of formulas. Of the
// strings that cells share it is the kinds of elements: equal texts stand there
// once.
func packageShape(t *testing.T, data []byte) (shape []string) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		shape = append(shape, f.Name)
		inFormula := false
		for dec := xml.NewDecoder(r); ; {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				if f.Name != "xl/sharedStrings.xml" || !slices.Contains(shape, token.Name.Local) {
					shape = append(shape, token.Name.Local)
				}
				inFormula = token.Name.Local == "f" || token.Name.Local == "definedName" || token.Name.Local == "instrText"
			case xml.EndElement:
				inFormula = false
			case xml.CharData:
				if inFormula {
					shape = append(shape, string(token))
				}
			}
		}
		_ = r.Close()
	}
	return shape
}

// pdfName is a name in a PDF's objects, of those that do something.
var pdfName = regexp.MustCompile(`/(?:JS|JavaScript|OpenAction|Launch|URI|AA|SubmitForm|ImportData|GoToR|EmbeddedFile|Annots|AcroForm|RichMedia)\b`)

// pdfShape is what a PDF could do by itself: qpdf unpacks it and finds it sound.
func pdfShape(t *testing.T, data []byte) []string {
	plantest.Need(t, "qpdf")
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf --check: %v\n%s", err, out)
	}
	out, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return pdfName.FindAllString(string(out), -1)
}
