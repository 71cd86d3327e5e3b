package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

// draft is a plan's text under revision, by script.
type draft struct {
	lines []string
	place map[int]int // line of each measure, by its number in the first text
}

// item is a measure's first line: its label, and the rest.
var item = regexp.MustCompile(`^(（[一二三四五六七八九十]+）)(.*)$`)

func newDraft(t *testing.T, text string) *draft {
	t.Helper()
	d := &draft{lines: strings.Split(text, "\n"), place: map[int]int{}}
	for k, line := range d.lines {
		if item.MatchString(line) {
			d.place[len(d.place)+1] = k
		}
	}
	return d
}

func (d *draft) replace(t *testing.T, number int, from, to string) {
	t.Helper()
	k := d.place[number]
	if !strings.Contains(d.lines[k], from) {
		t.Fatalf("measure %d has no %q: %s", number, from, d.lines[k])
	}
	d.lines[k] = strings.Replace(d.lines[k], from, to, 1)
}

// text numbers the measures anew and returns the whole.
func (d *draft) text() string {
	n := 0
	var out []string
	for _, line := range d.lines {
		if m := item.FindStringSubmatch(line); m != nil {
			n++
			line = "（" + numeral(n) + "）" + m[2]
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func numeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	s := digits[n%10]
	if n >= 10 {
		s = "十" + s
	}
	if n >= 20 {
		s = digits[n/10] + s
	}
	return s
}

// revise makes the revision of the proof: one measure inserted before the
// fifth, one withdrawn, a lead changed, a budget and a target changed, one
// retitled, the stage and a placeholder changed.
func revise(t *testing.T, text string) string {
	t.Helper()
	d := newDraft(t, text)
	lead := d.lines[d.place[1]]
	lead = strings.Replace(lead, "*市科技局、市经信局", "市科技局、*市经信局", 1)
	d.lines[d.place[1]] = lead
	d.replace(t, 3, "120家", "130家")
	_, rest, _ := strings.Cut(item.FindStringSubmatch(d.lines[d.place[6]])[2], "。")
	d.lines[d.place[6]] = "（六）健全科技金融服务链条。" + rest
	d.lines[d.place[withdrawnMeasure]] = ""
	d.lines[d.place[5]] = "（五）办好成果转化集市。每季度举办一场成果对接会，全年促成技术交易40项以上，技术合同登记备案全部上网。（责任单位：*市科技局、市教育局）\n\n" + d.lines[d.place[5]]
	out := d.text()
	for _, change := range [][2]string{{"5782万元", "5982万元"}, {"3900万元", "4100万元"}, {"(征求意见稿)", "(送审稿)"}, {"XX亿元", "65.5亿元"}} {
		if !strings.Contains(out, change[0]) {
			t.Fatalf("the plan has no %s", change[0])
		}
		out = strings.Replace(out, change[0], change[1], 1)
	}
	return out
}

const withdrawnMeasure = 7

// folder is a plan and its documents under test.
type folder struct {
	t         *testing.T
	plan, dir string
}

func newFolder(t *testing.T, text string) folder {
	t.Helper()
	dir := t.TempDir()
	f := folder{t, filepath.Join(dir, "plan.txt"), filepath.Join(dir, "out")}
	f.write(text)
	return f
}

func (f folder) write(text string) {
	f.t.Helper()
	if err := os.WriteFile(f.plan, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) read() *plan.Plan {
	f.t.Helper()
	data, err := os.ReadFile(f.plan)
	if err != nil {
		f.t.Fatal(err)
	}
	p, _, err := source.Read(f.plan, data, nil)
	if err != nil {
		f.t.Fatal(err)
	}
	return p
}

func (f folder) build(args ...string) buildJSON {
	f.t.Helper()
	out, _ := f.buildSaying(args...)
	return out
}

// buildSaying is build with what it says on standard error.
func (f folder) buildSaying(args ...string) (buildJSON, string) {
	f.t.Helper()
	return f.run(append(args, "--only", "excel")...)
}

// buildOnly builds some formats.
func (f folder) buildOnly(formats string) (buildJSON, string) {
	f.t.Helper()
	return f.run("--only", formats)
}

// run is one build.
func (f folder) run(args ...string) (buildJSON, string) {
	f.t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(append([]string{"build", f.plan, "-o", f.dir, "--format", "json"}, args...), nil, &stdout, &stderr); status != statusDone {
		f.t.Fatalf("status %d: %s", status, stderr.String())
	}
	var out buildJSON
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		f.t.Fatalf("%v: %s", err, stdout.String())
	}
	return out, stderr.String()
}

func (f folder) sheet(unit string) string { return filepath.Join(f.dir, "责任清单", unit+".xlsx") }

// edit changes a workbook as a person does and saves it.
func (f folder) edit(name string, change func(*excelize.File)) {
	f.t.Helper()
	book, err := excelize.OpenFile(name)
	if err != nil {
		f.t.Fatal(err)
	}
	defer book.Close()
	change(book)
	if err := book.Save(); err != nil {
		f.t.Fatal(err)
	}
}

// fillAll types a word of its own into every cell for typing of a unit's
// workbook, adds a column and two rows, and returns the words by what they were
// typed at: the text of a measure, with the metric for a target.
func (f folder) fillAll(unit string) map[string]string {
	f.t.Helper()
	words := map[string]string{}
	set := func(book *excelize.File, sheet string, column, row int, word, at string) {
		ref, err := excelize.CoordinatesToCellName(column, row)
		if err == nil {
			err = book.SetCellStr(sheet, ref, word)
		}
		if err != nil {
			f.t.Fatal(err)
		}
		words[word] = at
	}
	f.edit(f.sheet(unit), func(book *excelize.File) {
		rows, err := book.GetRows("责任清单")
		if err != nil {
			f.t.Fatal(err)
		}
		if err := book.InsertCols("责任清单", "P", 1); err != nil {
			f.t.Fatal(err)
		}
		set(book, "责任清单", 16, 4, "分管领导", "")
		delete(words, "分管领导")
		for k, row := range rows[4:] {
			for column := 11; column <= 16; column++ {
				set(book, "责任清单", column, k+5, fmt.Sprintf("%s-%d-%d", unit, k+1, column), row[3])
			}
		}
		for k := range 2 {
			set(book, "责任清单", 3, len(rows)+1+k, fmt.Sprintf("%s自列任务%d", unit, k+1), entry.Added)
			set(book, "责任清单", 12, len(rows)+1+k, fmt.Sprintf("%s自列进展%d", unit, k+1), entry.Added)
		}
		targets, err := book.GetRows("量化目标")
		if err != nil {
			return // it has none
		}
		for k, row := range targets[1:] {
			set(book, "量化目标", 8, k+2, fmt.Sprintf("%s目标%d", unit, k+1), row[3])
		}
	})
	return words
}

// found is one place where a word stands.
type found struct{ unit, sheet, content, metric string }

// look finds every word of the folder's workbooks with what its row says, by a
// reader that knows nothing of ours.
func (f folder) look(units []string) map[string][]found {
	f.t.Helper()
	all := map[string][]found{}
	for _, unit := range units {
		book, err := excelize.OpenFile(f.sheet(unit))
		if err != nil {
			f.t.Fatal(err)
		}
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet)
			if err != nil {
				f.t.Fatal(err)
			}
			header := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "任务") })
			for _, row := range rows[max(0, header+1):] {
				at := found{unit: unit, sheet: sheet}
				for k, text := range row {
					switch {
					case header >= 0 && k < len(rows[header]) && rows[header][k] == "工作内容":
						at.content = text
					case header >= 0 && k < len(rows[header]) && rows[header][k] == "指标":
						at.metric = text
					}
				}
				for _, text := range row {
					all[text] = append(all[text], at)
				}
			}
		}
		_ = book.Close()
	}
	return all
}

var filledUnits = []string{"市科技局", "市教育局", "市发改局", "市经信局", "市财政局"}

// TestCarryRevision is the proof: after the scripted revision of the example
// and of the real plan, every typed word of five sheets is where it belongs,
// those of the withdrawn measure in 已撤销任务; and back at the first text all
// are at home again.
func TestCarryRevision(t *testing.T) {
	texts := map[string]string{"example": "../../examples/plan.txt"}
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		texts["real"] = filepath.Join(dir, "ruian-2025.txt")
	}
	for name, file := range texts {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			carryRevision(t, string(data))
		})
	}
}

func carryRevision(t *testing.T, text string) {
	f := newFolder(t, text)
	f.build()
	first := f.read()
	words := map[string]map[string]string{}
	for _, unit := range filledUnits {
		words[unit] = f.fillAll(unit)
	}
	before := map[string][]byte{}
	for _, unit := range filledUnits {
		before[unit], _ = os.ReadFile(f.sheet(unit))
	}
	if out := f.build(); len(out.Written) > 0 {
		t.Fatalf("nothing changed, and these were written: %v", out.Written)
	}
	for _, unit := range filledUnits {
		if now, _ := os.ReadFile(f.sheet(unit)); !bytes.Equal(now, before[unit]) {
			t.Errorf("%s: a filled workbook was touched though the plan is the same", unit)
		}
	}

	f.write(revise(t, text))
	out := f.build()
	if len(out.Unplaced) > 0 {
		t.Errorf("unplaced: %v", out.Unplaced)
	}
	f.check(words, becoming(first, f.read()))
	if out := f.build(); len(out.Written) > 0 {
		t.Errorf("the same text again wrote %v", out.Written)
	}

	f.write(text)
	f.build()
	same := map[string]string{}
	for _, m := range first.Measures() {
		same[m.Text] = m.Text
	}
	f.check(words, same)
}

// becoming gives for the text of each measure the one that revise made of it.
func becoming(first, second *plan.Plan) map[string]string {
	becomes := map[string]string{}
	for _, m := range first.Measures() {
		switch {
		case m.Number == withdrawnMeasure:
		case m.Number < 5:
			becomes[m.Text] = second.Measures()[m.Number-1].Text
		case m.Number < withdrawnMeasure:
			becomes[m.Text] = second.Measures()[m.Number].Text
		default:
			becomes[m.Text] = second.Measures()[m.Number-1].Text
		}
	}
	return becomes
}

// check holds that every word is found once, and where it belongs.
func (f folder) check(words map[string]map[string]string, becomes map[string]string) {
	f.t.Helper()
	places := f.look(filledUnits)
	for unit, list := range words {
		for word, at := range list {
			if len(places[word]) != 1 {
				f.t.Errorf("%s: %q stands at %v", unit, word, places[word])
				continue
			}
			got := places[word][0]
			now, stays := becomes[at]
			switch {
			case got.unit != unit:
				f.t.Errorf("%q of %s is in the workbook of %s", word, unit, got.unit)
			case at == entry.Added:
				if got.sheet != "责任清单" || got.content != "" {
					f.t.Errorf("%q: a row of the unit's own is at %+v", word, got)
				}
			case strings.Contains(word, "目标"):
				if got.sheet != "量化目标" && got.sheet != "已撤销任务" || got.metric != at {
					f.t.Errorf("%q was typed at the target %q and is at %+v", word, at, got)
				}
			case stays && (got.sheet != "责任清单" || got.content != now):
				f.t.Errorf("%q belongs to %q and is at %+v", word, now, got)
			case !stays && (got.sheet != "已撤销任务" || got.content != at):
				f.t.Errorf("%q belongs to the withdrawn %q and is at %+v", word, at, got)
			}
		}
	}
}
