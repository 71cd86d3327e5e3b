package entries_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// TestSectionGoals: what a unit typed at the goals of a section that it leads
// comes back at them, and is kept where they are gone.
func TestSectionGoals(t *testing.T) {
	const whole = "某市2025年工作方案\n\n一、科技创新（由市科技局牵头）\n财政科技投入增长15%以上，新增孵化器4家。全年完成投资3亿元。\n（一）建设实验室。建设省级实验室3家以上。（责任单位：*市经信局）\n" +
		"（二）培育企业。培育高新技术企业120家。（责任单位：*市科技局、市经信局）\n"
	old := readPlan(t, whole)
	book := render(t, old, "v1", nil)
	if _, asked := book["市经信局"]; !asked || strings.Contains(goalsOf(t, book["市经信局"]), "领域目标") {
		t.Error("a unit that the section does not name is asked for its goals")
	}
	const want = "一、科技创新（领域目标） 牵头 财政科技投入增长|一、科技创新（领域目标） 牵头 新增孵化器|一、科技创新（领域目标） 牵头 全年完成投资|（二）培育企业 牵头 培育高新技术企业|"
	if got := goalsOf(t, book[scienceUnit]); got != want {
		t.Errorf("the sheet asks for %s, want %s", got, want)
	}
	for _, c := range []struct {
		name    string
		words   []string // replaced
		at      int      // place among the section's goals, from 0; -1: none
		renamed bool     // without the earlier text nothing says which section it is
	}{
		{"the same", nil, 1, false},
		{"another figure", []string{"孵化器4家", "孵化器6家"}, 1, false},
		{"one before it gone", []string{"财政科技投入增长15%以上，", ""}, 0, false},
		{"retitled", []string{"一、科技创新（", "一、实施创新驱动（"}, 1, true},
		{"moved", []string{"一、科技创新", "一、教育\n（一）办学。新建学校2所。（责任单位：*市教育局）\n二、科技创新"}, 1, false},
		{"reworded", []string{"财政科技投入增长15%以上，", "坚持把创新放在首位，全面落实各项措施，"}, 0, false},
		{"gone", []string{"，新增孵化器4家", ""}, -1, false},
		{"led by another", []string{"由市科技局牵头", "由市经信局牵头"}, -1, false},
		{"led by nobody", []string{"（由市科技局牵头）", ""}, -1, false},
	} {
		for _, known := range []bool{true, false} {
			now := readPlan(t, strings.NewReplacer(c.words...).Replace(whole))
			s := read(t, fill(t, book[scienceUnit], func(f *excelize.File) { set(t, f, "量化目标", "H3", "3") }))
			r := entries.Request{New: now, Text: "v2", Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}
			if known {
				r.Texts, r.Shown = map[string]*plan.Plan{"v1": old}, shownBy(old)
			}
			got := entries.Place(r).Sheets[scienceUnit]
			home := ""
			if c.at >= 0 {
				for _, section := range now.Sections {
					if m := figures.Overall(section); m != nil {
						home = at(got.Targets, entry.TargetOf(m.ID, c.at), entry.Current)
					}
				}
			}
			kept := ""
			for _, row := range append(got.Withdrawn.Rows, rowsOfItsOwn(got.Targets)...) {
				kept += row.Text(entry.Current)
			}
			away := c.at < 0 || c.renamed && !known
			if away && (home != "" || kept != "3") || !away && (home != "3" || kept != "") {
				t.Errorf("%s, text known %v: at the goals %+v, withdrawn %+v", c.name, known, got.Targets, got.Withdrawn)
			}
			if c.at < 0 || !known {
				continue
			}
			// Written out and read again it is still there.
			again := read(t, render(t, now, "v2", map[string]*entry.Sheet{scienceUnit: got})[scienceUnit])
			if n := again.Count(); n != 1 {
				t.Errorf("%s: %d values in the workbook, want 1", c.name, n)
			}
		}
	}
}

// TestSectionGoalsReturn: goals that were withdrawn come home when the section
// sets them again.
func TestSectionGoalsReturn(t *testing.T) {
	const whole = "某市2025年工作方案\n\n一、科技创新（由市科技局牵头）\n财政科技投入增长15%以上，新增孵化器4家。\n（一）培育企业。培育高新技术企业120家。（责任单位：*市科技局、市经信局）\n"
	old, without := readPlan(t, whole), readPlan(t, strings.Replace(whole, "，新增孵化器4家", "", 1))
	s := read(t, fill(t, render(t, old, "v1", nil)[scienceUnit], func(f *excelize.File) { set(t, f, "量化目标", "H3", "3") }))
	away := entries.Place(entries.Request{New: without, Text: "v2", Texts: map[string]*plan.Plan{"v1": old}, Shown: shownBy(old),
		Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
	if len(away.Withdrawn.Rows) != 1 || away.Withdrawn.Rows[0].Text(entry.Reason) != "此项目标已撤销" {
		t.Fatalf("withdrawn: %+v", away.Withdrawn)
	}
	s = read(t, render(t, without, "v2", map[string]*entry.Sheet{scienceUnit: away})[scienceUnit])
	home := entries.Place(entries.Request{New: old, Text: "v1", Texts: map[string]*plan.Plan{"v2": without}, Shown: shownBy(without),
		Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
	if at(home.Targets, entry.TargetOf(figures.Overall(old.Sections[0]).ID, 1), entry.Current) != "3" || len(home.Withdrawn.Rows) > 0 {
		t.Errorf("at the goals %+v, withdrawn %+v", home.Targets, home.Withdrawn)
	}
}

// TestOwnRole: in a form that had no column 角色, one that a unit put there is the
// unit's own.
func TestOwnRole(t *testing.T) {
	p := readPlan(t, smallPlan)
	s := read(t, fill(t, render(t, p, "v1", nil)[scienceUnit], func(f *excelize.File) { set(t, f, "量化目标", "C2", "张三经办") }))
	for _, known := range []bool{true, false} {
		r := entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}
		if known {
			r.Shown = shownBy(p)
		}
		if got := strings.Join(unclaimed(entries.Place(r).Sheets[scienceUnit]), "|"); got != "角色=张三经办" {
			t.Errorf("shown %v: unclaimed %q", known, got)
		}
	}
}

// goalsOf are the tasks, roles and metrics of a workbook's sheet 量化目标.
func goalsOf(t *testing.T, book []byte) string {
	t.Helper()
	text := ""
	for _, row := range read(t, book).Targets.Rows {
		text += row.Text(entry.Task) + " " + row.Text(entry.RoleOf) + " " + row.Text(entry.Metric) + "|"
	}
	return text
}

// rowsOfItsOwn are the rows of a table that are at nothing of the plan.
func rowsOfItsOwn(table entry.Table) []entry.Row {
	var own []entry.Row
	for _, row := range table.Rows {
		if row.ID == "" {
			own = append(own, row)
		}
	}
	return own
}

// TestSharedID: a section and a measure that a plan gives the same id keep what was
// typed at the goals of each.
func TestSharedID(t *testing.T) {
	p := readPlan(t, "某市2025年工作方案\n\n一、科技创新（由市科技局牵头）\n新增孵化器4家。\n（一）培育企业。培育高新技术企业120家。（责任单位：*市科技局）\n")
	p.Sections[0].ID, p.Measures()[0].ID = "a", "a"
	s := read(t, fill(t, render(t, p, "v1", nil)[scienceUnit], func(f *excelize.File) {
		set(t, f, "量化目标", "H2", "7777")
		set(t, f, "量化目标", "H3", "8888")
	}))
	got := entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
	section, measure := at(got.Targets, entry.TargetOf(figures.Overall(p.Sections[0]).ID, 0), entry.Current), at(got.Targets, entry.TargetOf("a", 0), entry.Current)
	if section != "7777" || measure != "8888" || len(got.Unclaimed.Rows) > 0 {
		t.Errorf("section %q, measure %q, unclaimed %+v", section, measure, got.Unclaimed.Rows)
	}
}
