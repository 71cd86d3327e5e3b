package xlsx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source"
)

// TestCompletion: a spreadsheet program reckons 完成率 from what was typed, a
// percentage as 85 or as 85%.
func TestCompletion(t *testing.T) {
	plantest.Need(t, "soffice")
	p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、教育\n（一）办学。入园率达到80%以上，覆盖率达到80%以上，辍学率不高于0.5%，辍学人数占比不高于0.5%，新建学校4所，城乡居民收入比缩小至1.77:1，审批时限压减到3个工作日，投诉率低于1%。（责任单位：县教育局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, nil)
	if n := len(o.Tasks[0].Measure.Targets); n != 8 {
		t.Fatalf("%d targets: %+v", n, o.Tasks[0].Measure.Targets)
	}
	docs, err := Documents(format.Input{Overview: o, Units: units})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := docs[0].Render(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	if err != nil {
		t.Fatal(err)
	}
	for k, c := range []struct {
		value   float64
		percent bool
	}{{0.84, true}, {84, false}, {0.004, true}, {0.6, false}, {1, false}, {1.8, false}, {3, false}, {1, false}} {
		at := cell(goalCurrent, k+2)
		if err := f.SetCellFloat(sheetTargets, at, c.value, -1, 64); err != nil {
			t.Fatal(err)
		}
		if c.percent {
			if err := f.SetCellStyle(sheetTargets, at, at, percent); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.SetActiveSheet(1)
	dir := t.TempDir()
	if err := f.DeleteSheet(sheetTasks); err != nil { // CSV holds the first sheet alone
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(dir, "sheet.xlsx")); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()),
		"--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76", "--outdir", dir, filepath.Join(dir, "sheet.xlsx")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	text, err := os.ReadFile(filepath.Join(dir, "sheet.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for k, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		want := []string{"105.0%", "105.0%", "达标", "未达标", "25.0%", "未达标", "达标", "未达标"}[k]
		if got := strings.Split(line, "\t")[goalRate-1]; got != want {
			t.Errorf("row %d: %s, want %s", k+2, got, want)
		}
	}
}
