package check_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/settings"
)

// TestUnitAdvice: what a finding about names advises is done literally, either
// way, and the finding is gone; nothing that it advises goes against the settings.
func TestUnitAdvice(t *testing.T) {
	codes := []string{"unit-alias", "unit-note-alias"}
	advised := regexp.MustCompile(`统一用“([^”]*)”`)
	apart := regexp.MustCompile(`units 中分别列出“([^”]*)”和“([^”]*)”`)
	checked := func(text string, set *settings.Settings) []check.Finding {
		p, problems, err := source.Read("plan.txt", []byte(text), set)
		if err != nil {
			t.Fatal(err)
		}
		o := check.Options{Only: codes}
		for _, u := range set.Units {
			o.Units = append(o.Units, u.Name)
		}
		return check.Run(p, problems, o).Findings
	}
	for _, c := range []struct {
		names    []string
		set      string
		findings int
	}{
		{[]string{"县人力社保局", "县人社局", "县人社局"}, "", 1},
		{[]string{"县人力社保局", "县人社局", "县人社局"}, "units: [{name: 县人力社保局, aliases: [县人社局]}]", 1},
		{[]string{"县人社局", "县劳动局", "县人社局"}, "units: [{name: 县人力社保局, aliases: [县人社局, 县劳动局]}]", 2},
		{[]string{"县政府办公室", "县府办"}, "", 1},
		{[]string{"县政府办公室（信访局）", "县府办（信访局）", "县府办（信访局）"}, "", 1},
		{[]string{"县财政局〈国资办〉", "县财政局（县国资办）", "县财政局（国资办）"}, "", 1},
		{[]string{"县卫健委〈疾控局〉", "县卫生健康局（疾控局）"}, "", 1},
		{[]string{"青山金融监管支局", "青山金融监管分局"}, "", 1},
		{[]string{"青山金融监管支局", "青山金融监管分局"}, "units: [{name: 青山金融监管支局, aliases: [青山金融监管分局]}]", 1},
		{[]string{"县财政局（国资办）", "县国资办"}, "units: [{name: 县国资办, aliases: [县财政局（国资办）]}]", 1},
		{[]string{"县财政局〈国资办〉", "县国资办", "县财政局"}, "units: [{name: 县国资办, aliases: [县财政局（国资办）]}]", 1},
	} {
		t.Run(strings.Join(c.names, " ")+" "+c.set, func(t *testing.T) {
			set, err := settings.Load("fenjie.yaml", []byte("first_is_lead: false\n"+c.set))
			if err != nil {
				t.Fatal(err)
			}
			text := "青山县重点工作方案\n一、发展科技\n"
			for k, name := range c.names {
				text += fmt.Sprintf("（%s）办第%d件事。新办一家。（责任单位：%s）\n", []string{"一", "二", "三"}[k], k+1, name)
			}
			list := checked(text, set)
			if len(list) != c.findings {
				t.Fatalf("%d findings: %+v", len(list), list)
			}
			united := text
			for _, f := range list {
				m := advised.FindStringSubmatch(f.Suggestion)
				if m == nil {
					continue // asks which of the two it is
				}
				if len(set.Units) > 0 && m[1] != set.Units[0].Name {
					t.Errorf("the settings' name is %s: %s", set.Units[0].Name, f.Suggestion)
				}
				united = strings.ReplaceAll(united, f.Quote, m[1])
			}
			if rest := checked(united, set); united != text && len(rest) > 0 {
				t.Errorf("after %q: %+v", united, rest)
			}
			for _, f := range list {
				m := apart.FindStringSubmatch(f.Suggestion)
				if m == nil {
					continue
				}
				both := &settings.Settings{Units: slices.Clone(set.Units)}
				both.Units = append(both.Units, settings.Unit{Name: m[1]}, settings.Unit{Name: m[2]})
				for _, rest := range checked(text, both) {
					if rest == f {
						t.Errorf("after %s: it is found again", f.Suggestion)
					}
				}
			}
		})
	}
}
