package document

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"fenjie/source/document/doctest"
)

// FuzzText holds that a text is refused, or read with nothing lost.
func FuzzText(f *testing.F) {
	for _, s := range []string{"一、总体要求\n（一）甲。（责任单位：*市科技局）", "序号\t任务\t责任单位\n1\t甲\t乙", "\ufeff甲\r乙\f丙", "\xd2\xbb\xa1\xa2", "\xff\xfe\x00\x4e", "甲\x00" + strings.Repeat("乙", 200)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := decode("-", data)
		if err != nil {
			return
		}
		if got, want := solid(written(readText(text))), solid(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// FuzzMarkdown holds that every letter and figure of a text is in a block or
// in a note, save those of character references, breaks and dropped notes.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# 甲 #\n**乙：**丙", "|a|b|\n|-|-|\n|1|2", "---\na: b\n---\n甲", "```go\nx\n```", "> - 甲\n>   * 乙\n===", "甲&lt;乙\\*<br>", "- | a |\n  |-|", "~~~\na\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		if strings.ContainsAny(text, "&") || strings.Contains(strings.ToLower(text), "<br") || unreadable("-", text) != nil {
			return
		}
		d := readMarkdown(text)
		got := written(d)
		for _, n := range d.Notes {
			got += n.Quote
		}
		if got, want := lettersOnly(got), lettersOnly(text); len(got) < len(want) {
			t.Errorf("lost: got %q, want %q", got, want)
		}
	})
}

// lettersOnly keeps letters and figures only.
func lettersOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// FuzzDocx holds that no body makes the reader fail otherwise than by an
// error.
func FuzzDocx(f *testing.F) {
	for _, s := range []string{p("甲"), "<w:tbl>" + tr(tc(`<w:gridSpan w:val="99999999"/><w:vMerge/>`, p("甲"))) + "</w:tbl>", item(1, 8, "甲"), item(1, 99, "甲"), "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", "<w:tr/><w:tc/>"} {
		f.Add(s, lvl(0, "chineseCounting", "%1、", ""))
	}
	f.Fuzz(func(t *testing.T, body, levels string) {
		data := doctest.Docx(t, body, "numbering", `<w:abstractNum w:abstractNumId="0">`+levels+`</w:abstractNum>`+num(1, 0, ""))
		d, err := Read("方案.docx", data)
		if err == nil && len(d.Blocks) == 0 {
			t.Error("no blocks and no error")
		}
	})
}

// Reading takes time in proportion to the text, also where every character
// opens some markup: a million bytes take a second or so. The limit is for what
// grows with the square, which takes hours, and not for a busy machine.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{"一、总体要求\n", "*", "**甲", "`", "[", ">", "- ", "|", "|-|\n", "1. ", "<", "\\", "_", "# ", "甲\t", "&lt;", "\n\n", "    "} {
		for _, name := range []string{"a.txt", "a.md"} {
			text := "甲" + strings.Repeat(unit, 1_000_000/len(unit))
			begin := time.Now()
			if _, err := Read(name, []byte(text)); err != nil {
				t.Errorf("%s %q: %v", name, unit, err)
			}
			if took := time.Since(begin); took > 2*time.Minute {
				t.Errorf("%s: a million bytes of %q took %v", name, unit, took)
			}
		}
	}
}

// A document that pandoc makes of Markdown reads like the Markdown.
func TestPandoc(t *testing.T) {
	if _, err := exec.LookPath("pandoc"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pandoc is not installed")
		}
		t.Skip("pandoc is not installed")
	}
	const source = "# 某市工作方案\n\n一、总体要求\n\n（一）甲。（责任单位：\\*市科技局）\n\n1. 乙\n2. 丙\n\n| 任务 | 责任单位 |\n|------|------|\n| 丁 | 市经信局 |\n\n戊[^1]\n\n[^1]: 己\n"
	file := filepath.Join(t.TempDir(), "方案.docx")
	run := exec.Command("pandoc", "-f", "markdown", "-o", file)
	run.Stdin = strings.NewReader(source)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := must(t, file, string(data))
	same(t, strings.Join(d.lines(), "\n"), "某市工作方案\n一、总体要求\n（一）甲。（责任单位：*市科技局）\n1.乙\n2.丙\n任务\n责任单位\n丁\n市经信局\n戊\n己")
}

// The real plans read whole, in UTF-8 and in GB18030 with CRLF alike.
func TestPlans(t *testing.T) {
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS names no folder of plans")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d := must(t, file, string(data))
		text, _ := decode(file, data)
		if got := solid(written(d)); got != solid(text) {
			t.Errorf("%s: characters lost", file)
		}
		if again := must(t, file, string(bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")))); show(again) != show(d) {
			t.Errorf("%s: CRLF reads otherwise", file)
		}
		if md := must(t, "a.md", string(data)); solid(written(md)) != solid(text) {
			t.Errorf("%s: as Markdown characters are lost", file)
		}
	}
}
