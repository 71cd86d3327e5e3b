package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// Plans of ten shapes, each with the structure that a person read out of it.
// testdata/plans/README.md describes the form of the expected structures;
// they are written by hand, so there is no UPDATE for them.
func TestPlansOfOtherShapes(t *testing.T) {
	wants, err := filepath.Glob("testdata/plans/*.want")
	if err != nil || len(wants) < 10 {
		t.Fatalf("found %d expected structures, want 10 or more (%v)", len(wants), err)
	}
	for _, want := range wants {
		base := strings.TrimSuffix(want, ".want")
		t.Run(filepath.Base(base), func(t *testing.T) {
			set := &settings.Settings{}
			if file := base + ".fenjie.yaml"; exists(file) {
				set = loadSettings(t, file)
			}
			got := dump(readPlan(t, planFile(t, base), set))
			if diff := compareDumps(string(readFile(t, want)), got); diff != "" {
				t.Errorf("%s\nthe whole structure read:\n%s", diff, got)
			}
		})
	}
}

// planFile is the plan beside an expected structure, whatever its format.
func planFile(t *testing.T, base string) string {
	t.Helper()
	for _, ext := range []string{".txt", ".md", ".docx", ".yaml", ".json"} {
		if exists(base + ext) {
			return base + ext
		}
	}
	t.Fatalf("no plan beside %s.want", base)
	return ""
}

// compareDumps returns the lines that differ, empty when none do. The metric
// of a target may be wider or narrower than the expected one.
func compareDumps(want, got string) string {
	var diff []string
	w, g := splitLines(want), splitLines(got)
	for k := range max(len(w), len(g)) {
		var a, b string
		if k < len(w) {
			a = w[k]
		}
		if k < len(g) {
			b = g[k]
		}
		if a != b && !sameTarget(a, b) {
			diff = append(diff, fmt.Sprintf("line %d\nwant %s\n got %s", k+1, a, b))
		}
		if len(diff) == 8 {
			break
		}
	}
	return strings.Join(diff, "\n")
}

func sameTarget(want, got string) bool {
	if !strings.HasPrefix(want, "  T ") || !strings.HasPrefix(got, "  T ") {
		return false
	}
	wantMetric, wantFigure, _ := strings.Cut(want[len("  T "):], " | ")
	gotMetric, gotFigure, _ := strings.Cut(got[len("  T "):], " | ")
	return wantFigure == gotFigure && wantMetric != "" && gotMetric != "" &&
		(strings.Contains(gotMetric, wantMetric) || strings.Contains(wantMetric, gotMetric))
}

func splitLines(text string) []string {
	return strings.Split(strings.TrimRight(text, "\n"), "\n")
}

// dump prints a plan in the form of the expected structures.
func dump(p *plan.Plan) string {
	d := &dumper{}
	year := ""
	if p.Year != 0 {
		year = fmt.Sprint(p.Year)
	}
	d.line("plan %s | %s | %s", p.Title, p.Stage, year)
	for _, b := range p.Basis {
		d.line("basis %s | %s", b.Title, b.Number)
	}
	d.figures(p.Budget, p.Targets, nil)
	d.sections("", p.Sections)
	d.line("units %d", len(p.Units))
	return d.b.String()
}

type dumper struct{ b strings.Builder }

func (d *dumper) line(form string, args ...any) {
	text := strings.Join(strings.Fields(fmt.Sprintf(form, args...)), " ")
	indent := ""
	if strings.HasPrefix(form, "  ") {
		indent = "  "
	}
	d.b.WriteString(indent + text + "\n")
}

func (d *dumper) sections(above string, list []*plan.Section) {
	for _, s := range list {
		number := fmt.Sprintf("%s%d", above, s.Number)
		d.line("S%s %s %s | %s", number, s.Label, s.Title, unitsOf(s.Units))
		if len(s.Columns) > 0 {
			d.line("  C %s", strings.Join(s.Columns, " "))
		}
		d.figures(s.Budget, s.Targets, s.Amounts)
		d.sections(number+".", s.Sections)
		for _, m := range s.Measures {
			d.line("M%d %s %s", m.Number, m.Label, m.Title)
			d.line("  U %s", unitsOf(m.Units))
			if m.Deadline != "" {
				d.line("  D %s", m.Deadline)
			}
			d.figures(nil, m.Targets, m.Amounts)
		}
	}
}

func (d *dumper) figures(b *plan.Budget, targets []plan.Target, amounts []plan.Amount) {
	if b != nil {
		if b.Total != nil {
			d.line("  B %s", moneyOf(*b.Total))
		}
		for _, p := range b.Parts {
			d.line("  P %s %s", p.Name, moneyOf(p.Money))
		}
	}
	for _, t := range targets {
		value := t.Value
		if t.Op == plan.Range {
			value += ".." + t.Max
		}
		d.line("  T %s | %s %s %s", t.Metric, t.Op, value, t.Unit)
	}
	for _, a := range amounts {
		currency := a.Currency
		if currency == "CNY" {
			currency = ""
		}
		d.line("  A %s = %s %s %s", a.Text, a.Fen.Decimal(plan.Yuan), currency, a.Kind)
	}
}

func moneyOf(m plan.Money) string {
	if !m.Known {
		return m.Text + " = ?"
	}
	return m.Text + " = " + m.Fen.Decimal(plan.Yuan)
}

func unitsOf(units []plan.Unit) string {
	var words []string
	for _, u := range units {
		name := u.Name
		if u.Note != "" {
			name += "[" + u.Note + "]"
		}
		words = append(words, name+":"+string(u.Role))
	}
	return strings.Join(words, " ")
}

func readPlan(t *testing.T, file string, set *settings.Settings) *plan.Plan {
	t.Helper()
	p, _, err := source.Read(filepath.Base(file), readFile(t, file), set)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func loadSettings(t *testing.T, file string) *settings.Settings {
	t.Helper()
	set, err := settings.Load(file, readFile(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
