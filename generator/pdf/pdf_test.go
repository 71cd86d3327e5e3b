package pdf

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/check"
	"fenjie/source/settings"
)

// composed is the summary of an input.
func composed(t testing.TB, in format.Input) *summary {
	t.Helper()
	s, err := newSummary(in)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// drawn is the PDF of a summary, its faces cut by cut.
func drawn(t testing.TB, s *summary, cut cutter) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := s.drawWith(&out, cut); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// output runs a program and returns what it prints.
func output(t testing.TB, program string, args ...string) string {
	t.Helper()
	plantest.Need(t, program)
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// TestSameBytes: a summary is the same each time, also when drawn twice at once.
func TestSameBytes(t *testing.T) {
	docs, err := Documents(plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 2))))
	if err != nil {
		t.Fatal(err)
	}
	var out [3]bytes.Buffer
	var wait sync.WaitGroup
	for k := range out {
		wait.Go(func() {
			if err := docs[0].Render(&out[k]); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for k := range out {
		if !bytes.Equal(out[0].Bytes(), out[k].Bytes()) {
			t.Error("two renderings differ")
		}
	}
}

// TestBookmarks: sections and kinds of money stand under their tables, and
// lead to their pages.
func TestBookmarks(t *testing.T) {
	plantest.Need(t, "qpdf")
	s := composed(t, plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 1))))
	file := filepath.Join(t.TempDir(), "summary.pdf")
	if err := os.WriteFile(file, drawn(t, s, cut), 0o644); err != nil {
		t.Fatal(err)
	}
	type outline struct {
		Title string
		Page  int `json:"destpageposfrom1"`
		Kids  []outline
	}
	var tree struct{ Outlines []outline }
	if err := json.Unmarshal([]byte(output(t, "qpdf", "--json", "--json-key=outlines", file)), &tree); err != nil {
		t.Fatal(err)
	}
	var lines []string
	var walk func(list []outline, indent string)
	walk = func(list []outline, indent string) {
		for _, o := range list {
			lines = append(lines, indent+o.Title)
			if o.Page < 1 || o.Page > len(s.pages) || !strings.Contains(dump(s.pages[o.Page-1:o.Page]), strings.Trim(o.Title, "　")) && !strings.Contains(o.Title, "领域") {
				t.Errorf("%s leads to page %d", o.Title, o.Page)
			}
			walk(o.Kids, indent+"  ")
		}
	}
	walk(tree.Outlines, "")
	got := strings.Join(lines, "\n")
	for _, want := range []string{"预算汇总\n一、各领域预算安排\n  一、推进第1领域高质量发展\n", "\n  八、推进第8领域高质量发展\n二、", "\n  向上争取\n  投资\n三、按领域牵头单位"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestNotes: what puts the sum in doubt is the first note of the first page.
func TestNotes(t *testing.T) {
	in := plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 1)))
	in.Findings = []check.Finding{{Code: "placeholder", Message: "另一事"}, {Code: "budget-plan-total", Message: "各领域预算合计与总额不符", Line: 7},
		{Code: "budget-placeholder", Quote: "XX亿元", Message: "还没有填", Line: 9}, {Code: "budget-placeholder", Quote: "XX万元", Message: "还没有填", Section: 2}}
	in.Overview.Plan.Closing = "剔除交叉重叠部分，支持总额为XX亿元。"
	notes := Notes(in)
	if len(notes) < 3 || slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, "XX万元") }) || !strings.Contains(notes[0], "交叉重叠") || notes[2] != "“XX亿元”：还没有填（原文第9行）。" {
		t.Fatalf("got %q", notes)
	}
	notes = notes[1:]
	if len(notes) < 2 || notes[0] != "各领域预算合计与总额不符（原文第7行）。" || slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, "另一事") }) {
		t.Errorf("got %q", notes)
	}
	if first := dump(composed(t, in).pages[:1]); !strings.Contains(first, "各领域预算合计与总额不符") {
		t.Error("the note is not on the first page")
	}
}

// TestDigest: it changes with what the summary shows, and with nothing else.
func TestDigest(t *testing.T) {
	text := sectionsPlan(3, 2)
	digest := func(text string, look format.Look) string {
		in := plantest.Input(t, "方案.txt", []byte(text))
		in.Look = look
		docs, err := Documents(in)
		if err != nil {
			t.Fatal(err)
		}
		return docs[0].Digest
	}
	first := digest(text, format.Look{})
	if digest(strings.Replace(text, "（责任单位：*县四局、县财政局）", "按年度推进。（责任单位：*县四局、县财政局）", 1), format.Look{}) != first {
		t.Error("a reworded measure changes the digest")
	}
	for name, other := range map[string]string{
		"an amount":        digest(strings.Replace(text, "1037万元", "1038万元", 1), format.Look{}),
		"the organ":        digest(text, format.Look{Organ: "青石县发改局"}),
		"the heading face": digest(text, format.Look{Faces: map[string][]byte{"heading": composed(t, plantest.Input(t, "", []byte(text))).faces[faceTitle].data}}),
	} {
		if other == first {
			t.Errorf("%s does not change the digest", name)
		}
	}
}

var figure = regexp.MustCompile(`[0-9][0-9,]*\.[0-9]+`)

// TestReaders: others read the file without complaint, find every text of the
// layout in it, and the faces that were meant, embedded and cut.
func TestReaders(t *testing.T) {
	for name, text := range plans {
		t.Run(name, func(t *testing.T) {
			s := composed(t, plantest.Input(t, "方案.txt", []byte(text)))
			file := filepath.Join(t.ArtifactDir(), "summary.pdf")
			if err := os.WriteFile(file, drawn(t, s, cut), 0o644); err != nil {
				t.Fatal(err)
			}
			if out := output(t, "qpdf", "--check", file); strings.Contains(out, "WARNING") {
				t.Error(out)
			}
			read := solid(output(t, "pdftotext", "-raw", file, "-"))
			for _, p := range s.pages {
				for _, i := range p.Items {
					if !strings.Contains(read, solid(i.text())) {
						t.Errorf("pdftotext does not find %q", i.text())
					}
				}
			}
			if figures := figure.FindAllString(dump(s.pages), -1); len(figures) == 0 && name != "no money" {
				t.Error("the summary holds no figure")
			}
			fonts := output(t, "pdffonts", file)
			for _, line := range strings.Split(strings.TrimSpace(fonts), "\n")[2:] {
				if !regexp.MustCompile(`^FJ[A-Z]{4}\+Noto(SerifSC-Bold|SerifSC-Regular|SansSC-Medium) +CID TrueType +Identity-H +yes yes yes`).MatchString(line) {
					t.Errorf("pdffonts says %s", line)
				}
			}
		})
	}
}

func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestCut: pages look the same, to the pixel, with whole faces and with cut ones.
func TestCut(t *testing.T) {
	plantest.Need(t, "pdftoppm")
	whole := func(f *face, _ []rune) ([]byte, error) { return f.data, nil }
	s := composed(t, plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 2))))
	var pictures [2]string
	var sizes [2]int
	for k, cut := range []cutter{whole, cut} {
		file := filepath.Join(t.TempDir(), "summary.pdf")
		data := drawn(t, s, cut)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		sizes[k], pictures[k] = len(data), output(t, "pdftoppm", "-gray", "-r", "100", file)
	}
	if pictures[0] != pictures[1] || len(pictures[0]) < 1000 {
		t.Error("the pages differ")
	}
	if sizes[1] > sizes[0]*8/10 {
		t.Errorf("%d bytes with whole faces, %d with cut ones", sizes[0], sizes[1])
	}
}

func BenchmarkCompose(b *testing.B) {
	in := plantest.Input(b, "方案.txt", []byte(sectionsPlan(8, 6)))
	for b.Loop() {
		composed(b, in)
	}
}

func BenchmarkCompose200(b *testing.B) {
	in := plantest.Input(b, "方案.txt", []byte(sectionsPlan(200, 5)))
	for b.Loop() {
		composed(b, in)
	}
}

func BenchmarkDraw(b *testing.B) {
	s := composed(b, plantest.Input(b, "方案.txt", []byte(sectionsPlan(8, 6))))
	for name, cut := range map[string]cutter{"cut": cut, "whole": func(f *face, _ []rune) ([]byte, error) { return f.data, nil }} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(drawn(b, s, cut))
			}
			b.ReportMetric(float64(n), "bytes")
		})
	}
}

// TestLook: an office's own words stand in the summary, and charts can be left
// out.
func TestLook(t *testing.T) {
	in := plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 1)))
	charts := false
	in.Look.PDF = settings.PDF{Title: "资金汇总表", Notes: "说明", Remark: "以财政局核定数为准。", Charts: &charts}
	s := composed(t, in)
	text := dump(s.pages)
	for _, want := range []string{"资金汇总表", "说明", "以财政局核定数为准。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary does not say %s", want)
		}
	}
	for _, not := range []string{"预算汇总", "需要注意", "占写明总额合计的比重"} {
		if strings.Contains(text, not) {
			t.Errorf("the summary says %s", not)
		}
	}
	if !strings.HasSuffix(s.info.Title, "资金汇总表") {
		t.Errorf("the file is called %s", s.info.Title)
	}
}
