package source

import (
	"strings"
	"testing"

	"fenjie/source/settings"
)

// TestPersons holds lists that ask for units and persons: whoever is recognised as
// a person is left out and told, and whatever else is no name of a unit stays one.
func TestPersons(t *testing.T) {
	for _, c := range []struct{ text, units, persons string }{
		{"（责任单位及责任人：市科技局、县文旅、阿里云、农科院张三、县供电、浙大、金控）", "市科技局 县文旅 阿里云 农科院 县供电 浙大 金控", "张三"},
		{"（责任单位及责任人：浙大、县文旅、王五）", "浙大 县文旅", "王五"},
		{"（责任单位及责任人：浙大、金控、王五）", "浙大 金控 王五", ""}, // nothing says that 王五 stands behind an office
		{"（责任单位及责任人：县文旅局、浙大、王五）", "县文旅局 浙大", "王五"},
		{"（牵头单位及责任人：市科技局 张某某；配合单位：市财政局）", "市科技局 市财政局", "张某某"},
		{"（责任单位和责任人：市科技局李××、市财政局）", "市科技局 市财政局", "李××"},
		{"（责任单位及责任人：县住建局局长王建国、县城投公司总经理欧阳明）", "县住建局 县城投公司", "局长王建国 总经理欧阳明"},
		{"（责任单位及责任人：县水利局，副局长陈明）", "县水利局", "副局长陈明"},
		{"（责任部门及负责人：县交通局、分管副县长、李副县长）", "县交通局", "分管副县长 李副县长"},
		{"（责任单位及责任人：赵六（县民政局）、县残联）", "县民政局 县残联", "赵六"},
		{"（责任单位及责任人：县民宗局、阿不都·买买提）", "县民宗局", "阿不都·买买提"},
		{"（责任单位及责任人：县国投、县城投、温大、文旅集团、高新投、林业总站、石化园）", "县国投 县城投 温大 文旅集团 高新投 林业总站 石化园", ""},
		{"（责任单位及责任人：各乡镇（街道）、县农发行、江南电网、云投）", "各乡镇（街道） 县农发行 江南电网 云投", ""},
		{"（责任单位（责任人）：县水利局 王五、县气象局）", "县水利局 县气象局", "王五"},
		{"责任单位、责任人：县水利局王五；配合单位：县气象局、张三", "县水利局 县气象局 张三", "王五"},
		{"（责任单位：市科技局、张三）", "市科技局 张三", ""}, // it asks for no person
	} {
		var units, persons []string
		for _, span := range findClauses(c.text) {
			parts := parseClause(span.inner)
			for _, u := range parts.units {
				units = append(units, u.name)
			}
			for _, who := range parts.persons {
				persons = append(persons, who.name)
			}
		}
		if got := strings.Join(units, " "); got != c.units {
			t.Errorf("%s\n got units %s\nwant       %s", c.text, got, c.units)
		}
		if got := strings.Join(persons, " "); got != c.persons {
			t.Errorf("%s\n got persons %s\nwant         %s", c.text, got, c.persons)
		}
	}
}

// TestPersonsTold: one notice names all who were left out, and the settings say who
// is a unit after all.
func TestPersonsTold(t *testing.T) {
	const text = "云山县2026年重点工作方案\n一、发展科技\n（一）办孵化器。新办一家。（责任单位及责任人：县科技局、王五、石磊）\n（二）办平台。新办一家。（责任单位及责任人：县经信局李四、王五）\n"
	for _, c := range []struct {
		set           *settings.Settings
		units, notice string
	}{
		{nil, "县科技局 县经信局", "责任单位一栏有3处读作责任人，未列为责任单位：王五、石磊、李四"},
		{&settings.Settings{Units: []settings.Unit{{Name: "石磊"}}}, "县科技局 石磊 县经信局", "责任单位一栏有2处读作责任人，未列为责任单位：王五、李四"},
	} {
		p, problems, err := Read("方案.txt", []byte(text), c.set)
		if err != nil {
			t.Fatal(err)
		}
		var units []string
		for _, u := range p.Units {
			units = append(units, u.Name)
		}
		notice := ""
		for _, problem := range problems {
			if problem.Code == "person-left-out" {
				notice += problem.Message
				if problem.Line != 3 {
					t.Errorf("told in line %d", problem.Line)
				}
			}
		}
		if got := strings.Join(units, " "); got != c.units || notice != c.notice {
			t.Errorf("got %s: %s\nwant %s: %s", got, notice, c.units, c.notice)
		}
	}
}
