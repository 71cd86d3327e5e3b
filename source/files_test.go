package source_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"fenjie/source"
	"fenjie/source/document"
	"fenjie/source/document/doctest"
	"fenjie/source/plan"
)

// The example has one structure in whatever file it comes.

// sameAsExample holds the plan of a file against that of examples/plan.txt.
func sameAsExample(t *testing.T, name string, data []byte) {
	t.Helper()
	p, _, err := source.Read(name, data, loadSettings(t, filepath.Join(examples, "fenjie.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	want := readExample(t, "plan.txt")
	if len(p.Measures()) != 48 {
		t.Errorf("%d measures, want 48", len(p.Measures()))
	}
	if diff := compareDumps(dump(want), dump(p)); diff != "" {
		t.Errorf("differs from plan.txt:\n%s", diff)
	}
}

// exampleLines are the lines of the example that hold text.
func exampleLines(t *testing.T) []string {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(string(readFile(t, filepath.Join(examples, "plan.txt"))), "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestExampleInOtherEncodings(t *testing.T) {
	text := strings.ReplaceAll(string(readFile(t, filepath.Join(examples, "plan.txt"))), "\n", "\r\n")
	for name, code := range map[string]encoding.Encoding{
		"GB18030":        simplifiedchinese.GB18030,
		"UTF-8 with BOM": xunicode.UTF8BOM,
		"UTF-16 LE":      xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM),
		"UTF-16 BE":      xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM),
	} {
		t.Run(name, func(t *testing.T) {
			data, err := code.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			sameAsExample(t, "方案.txt", data)
		})
	}
}

// An export reads as the plan that it was made of, and exports the same again.
func TestExampleExported(t *testing.T) {
	for name, write := range map[string]func(*plan.Plan) ([]byte, error){"方案.yaml": document.WriteYAML, "方案.json": (*plan.Plan).JSON} {
		t.Run(name, func(t *testing.T) {
			data, err := write(readExample(t, "plan.txt"))
			if err != nil {
				t.Fatal(err)
			}
			sameAsExample(t, name, data)
			p, _, err := source.Read(name, data, loadSettings(t, filepath.Join(examples, "fenjie.yaml")))
			if err != nil {
				t.Fatal(err)
			}
			if again, err := write(p); err != nil || !bytes.Equal(again, data) {
				t.Errorf("the export of the export differs (%v)", err)
			}
		})
	}
}

// program skips the test where a program is not installed; the gate has all.
func program(t *testing.T, name string) {
	t.Helper()
	if testing.Short() {
		t.Skip(name + " takes long to start, and the race detector looks into no other program")
	}
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
}

func TestExampleThroughLibreOffice(t *testing.T) {
	program(t, "soffice")
	dir := t.TempDir()
	file := filepath.Join(dir, "plan.txt")
	if err := os.WriteFile(file, readFile(t, filepath.Join(examples, "plan.txt")), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, file)
	sameAsExample(t, "方案.docx", readFile(t, filepath.Join(dir, "plan.docx")))
}

func TestExampleThroughPandoc(t *testing.T) {
	program(t, "pandoc")
	dir := t.TempDir()
	var b strings.Builder
	for _, line := range exampleLines(t) {
		b.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
	}
	page, docx := filepath.Join(dir, "plan.html"), filepath.Join(dir, "plan.docx")
	if err := os.WriteFile(page, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "pandoc", "-f", "html", "-o", docx, page)
	sameAsExample(t, "方案.docx", readFile(t, docx))
}

// A document whose numbers Word writes itself, none of which is in its text.
func TestExampleWithAutomaticNumbers(t *testing.T) {
	number := regexp.MustCompile(`^(?:([一二三四五六七八九十]+、)|（[一二三四五六七八九十]+）)`)
	var body strings.Builder
	numbered := 0
	for _, line := range exampleLines(t) {
		properties := ""
		if m := number.FindStringSubmatch(line); m != nil {
			level := 1
			if m[1] != "" {
				level = 0
			}
			line = strings.TrimPrefix(line, m[0])
			properties = fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, level)
			numbered++
		}
		var text bytes.Buffer
		if err := xml.EscapeText(&text, []byte(line)); err != nil {
			t.Fatal(err)
		}
		body.WriteString(`<w:p>` + properties + `<w:r><w:t xml:space="preserve">` + text.String() + `</w:t></w:r></w:p>`)
	}
	if numbered != 48+8 {
		t.Fatalf("%d numbered lines, want 56", numbered)
	}
	// （一） runs through all sections: it never restarts.
	levels := `<w:abstractNum w:abstractNumId="0">` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/><w:lvlText w:val="（%2）"/></w:lvl>` +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	sameAsExample(t, "方案.docx", doctest.Docx(t, body.String(), "numbering", levels))
}
