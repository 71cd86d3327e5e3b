package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/settings"
)

// TestPrinted: LibreOffice prints every workbook one page wide, with the whole
// text of every cell, none over another.
func TestPrinted(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	t.Run("long texts", func(t *testing.T) {
		in := plantest.Input(t, "方案.txt", []byte(longTexts()))
		sets := map[string]format.Input{}
		for _, p := range settings.Presets {
			in.Look.Sheet = settings.Sheet{Preset: p.Name, Columns: []settings.Column{{Title: "分管领导", Width: 10}}}
			in.Units = in.Units[:1] // the one that leads all
			sets[p.Name] = in
		}
		checkPrinted(t, sets)
	})
	t.Run("real", func(t *testing.T) { checkPrinted(t, map[string]format.Input{"real": plantest.Real(t)}) })
}

// longTexts is a plan whose names, texts, targets and lists of units are long.
func longTexts() string {
	var b strings.Builder
	b.WriteString("青石县关于推动经济高质量发展若干政策措施的工作方案（征求意见稿）\n")
	var many []string
	for k := range 30 {
		many = append(many, fmt.Sprintf("县第%d综合协调推进服务中心", k+1))
	}
	for k, text := range []string{
		strings.Repeat("深入推进R&D经费投入、“揭榜挂帅”项目（2025-2027年）和ISO9001质量管理体系认证，", 4),
		strings.Repeat("培育国家级“专精特新”企业12家以上，新增省级工业互联网平台3个，", 14),
		strings.Repeat("建立健全跨部门、跨层级、跨区域的协同推进机制，压实责任，闭环管理，", 36),
		strings.Repeat("A", 120) + "，" + strings.Repeat("（一）", 60),
		"支持" + strings.Repeat("，、；：！？）", 30),
	} {
		fmt.Fprintf(&b, "%s、推进第%d领域高质量融合发展和现代化基础设施体系建设\n（%[1]s）加快形成同新质生产力相适应的体制机制和政策体系第%[2]d项。%[3]s争取上级补助资金%[2]d00万元以上。（责任单位：*县发改局、%[4]s）\n",
			[]string{"一", "二", "三", "四", "五"}[k], k+1, text, strings.Join(many[:6*k+1], "、"))
	}
	return b.String()
}

func checkPrinted(t *testing.T, sets map[string]format.Input) {
	t.Helper()
	plantest.Need(t, "soffice")
	plantest.Need(t, "pdftotext")
	dir := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--convert-to", "pdf", "--outdir", dir}
	books := map[string][]byte{}
	for set, in := range sets {
		docs, err := Documents(in)
		if err != nil {
			t.Fatal(err)
		}
		for k, d := range docs {
			var out bytes.Buffer
			if err := d.Render(&out); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, fmt.Sprintf("%s-%03d", set, k))
			books[name] = out.Bytes()
			if err := os.WriteFile(name+".xlsx", out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, name+".xlsx")
		}
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	for name, book := range books {
		checkWhole(t, name, book)
		checkApart(t, name)
	}
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// checkWhole: the text of each cell stands in the print, one page wide: no
// column of it is on another page.
func checkWhole(t *testing.T, name string, book []byte) {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", name+".pdf", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	printed := bare(pageFoot.ReplaceAllString(string(out), ""))
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cells := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			for k, text := range row {
				if visible, err := f.GetColVisible(sheet, letter(k+1)); err != nil || !visible || text == "" {
					continue
				}
				cells++
				if !strings.Contains(printed, bare(text)) {
					t.Errorf("%s: %s!%s is not printed whole: %.80q", filepath.Base(name), sheet, cell(k+1, n+1), text)
				}
			}
		}
		if layout, err := f.GetPageLayout(sheet); err != nil || *layout.FitToWidth != 1 {
			t.Errorf("%s: %s is not set to be one page wide", filepath.Base(name), sheet)
		}
	}
	if cells < 20 {
		t.Errorf("%s has %d cells", filepath.Base(name), cells)
	}
}

// pageFoot is the foot of a page, which may come between the lines of a cell.
var pageFoot = regexp.MustCompile(`(?m)^第 \d+ 页 共 \d+ 页$`)

// word is a word of a page with its box, in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// checkApart: no word lies over another, as it does where a row is too low for
// its text.
func checkApart(t *testing.T, name string) {
	t.Helper()
	out, err := exec.Command("pdftotext", "-bbox", name+".pdf", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []word  `xml:"word"`
		} `xml:"body>doc>page"`
	}
	dec := xml.NewDecoder(bytes.NewReader(out))
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	if err := dec.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) == 0 {
		t.Fatalf("%s has no page", name)
	}
	for n, p := range doc.Pages {
		for a, w := range p.Words {
			if w.XMin < 0 || w.YMin < 0 || w.XMax > p.Width || w.YMax > p.Height {
				t.Errorf("%s, page %d: %q is outside the page", filepath.Base(name), n+1, w.Text)
			}
			for _, v := range p.Words[a+1:] {
				// A box is as high as its face's tallest sign; lines of one
				// text lie closer than that.
				wide := min(w.XMax, v.XMax) - max(w.XMin, v.XMin)
				high := min(w.YMax, v.YMax) - max(w.YMin, v.YMin)
				if least := min(w.YMax-w.YMin, v.YMax-v.YMin); wide > 1 && high > 0.5*least {
					t.Errorf("%s, page %d: %q and %q lie over each other", filepath.Base(name), n+1, w.Text, v.Text)
				}
			}
		}
	}
}
