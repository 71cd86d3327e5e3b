package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fenjie/generator/format"
	"fenjie/generator/plantest"
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

func TestSameBytes(t *testing.T) {
	docs, err := Documents(plantest.Real(t))
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if err := docs[0].Render(&a); err != nil {
		t.Fatal(err)
	}
	if err := docs[0].Render(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two renderings differ")
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
