package source

import (
	"strings"
	"testing"
)

// TestRunIn holds sentences that say who answers, and sentences that only name
// offices or speak of leading.
func TestRunIn(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"建成服务平台，由市数据局负责，市交通局、市公安局配合。", "市数据局=lead 市交通局=support 市公安局=support"},
		{"完善网络。由市发改委牵头，会同市交通局、市资规局推进，年底前建成起降场1个。", "市发改委=lead 市交通局=support 市资规局=support"},
		{"市人社局牵头，市财政局、市税务局等部门配合，落实返还政策。", "市人社局=lead 市财政局=support 市税务局=support"},
		{"推进能力现代化，由市应急局牵头，各有关单位配合，年底前建成平台", "市应急局=lead 各有关单位=support"},
		{"市人社局、市教育局负责，就业率达到90%以上。", "市人社局=shared 市教育局=shared"},
		{"由市数据局负责；由市财政局配合。", "市数据局=lead 市财政局=support"},
		{"由市数据局负责。市财政局、市税务局配合。", "市数据局=lead 市财政局=support 市税务局=support"},
		{"由市数据局负责。办好博览会，签约项目10个。开展应急演练，市公安局配合。", "市数据局=lead"},
		{"由市数据局负责，年底前建成，市财政局配合。", "市数据局=lead 市财政局=support"},
		{"该项工作现由县数据局负责", "县数据局=lead"},
		{"原由县经信局牵头，现由县数据局牵头", "县数据局=lead"},
		{"2026年6月底前由县数据局牵头完成", "县数据局=lead"},
		{"今年起改由县数据局负责，明确由县财政局配合。", "县数据局=lead 县财政局=support"},
		{"各项工作统一交由县数据局负责。", "县数据局=lead"},
		{"上述由县水利局牵头，此项由县应急局牵头。", "县水利局=lead 县应急局=lead"},
		{"建立由市教育局牵头、市人社局参与的联席会议制度，由市数据局负责", "市数据局=lead"},
		{"建立由市教育局牵头，市人社局参加的联席会议制度，由市数据局负责", "市数据局=lead"},
		{"由市发改局牵头，市财政局配合，日常宣传由市融媒体中心负责。", "市发改局=lead 市财政局=support 市融媒体中心=support"},
		{"由市公安局、市民政局由市政府办牵头", "市公安局=support 市民政局=support 市政府办=lead"},

		{"由行业协会牵头，企业参与。", ""},
		{"市科技局牵头制定办法，市经信局配合做好宣传。", ""},
		{"各县（市、区）政府负责，压实责任。", ""},
		{"各乡镇牵头，抓好落实。", ""},
		{"市发改局、市财政局要各司其职。", ""},
		{"由企业负责，市科技局指导。", ""},
		{"省级以上项目由企业牵头，占比不低于80%。", ""},
		{"对工作不负责，造成后果的，由市纪委监委追究。", ""},
		// A duty that covers a part gives no lead of the whole.
		{"建设3家，日常宣传由县融媒体中心负责。", ""},
		{"日常调度由市数据局负责。", ""},
		{"规划由市资规局负责，建设由市住建局负责。", ""},
		{"其中，信息系统由市数据局负责。", ""},
		{"资金保障方面，由市财政局负责。", ""},
		{"需要变更的，由市行政审批局负责。", ""},
		{"建成后，由县文旅局负责。", ""},
		{"建成后由县文旅局负责。", ""},
		// Nor does one that is past, denied, or only allowed for.
		{"该工作曾由县经信局牵头。", ""},
		{"去年，由县经信局牵头。", ""},
		{"2024年由县经信局牵头。", ""},
		{"已由县经信局牵头完成。", ""},
		{"不再由县经信局负责。", ""},
		{"可由县经信局负责。", ""},
		// Nor does what is set up under somebody.
		{"成立由县委办牵头，各部门参加的专班。", ""},
		{"健全由县农业农村局牵头、县财政局配合", ""},
		// Nor does an office that stands above the plan's own.
		{"该项目由国家能源局负责，我市做好配合", ""},
		{"由国务院国资委牵头，我县配合。", ""},
	} {
		units := unitsOf(runIn(c.text, about{year: 2026}))
		resolveRoles(units, false)
		var got []string
		for _, u := range units {
			got = append(got, u.name+"="+string(u.role))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// TestRunInTold holds what the check tells of such sentences: those that gave a
// measure its units, and those that may not be taken for that.
func TestRunInTold(t *testing.T) {
	const head = "云山县2026年重点工作方案\n一、发展科技\n（一）办孵化器。新办一家。（责任单位：县科技局）\n（二）建平台。"
	for _, c := range []struct{ text, units, code, quote string }{
		{"建成平台，由县数据局负责，县财政局配合。", "县数据局:lead 县财政局:support", "unit-from-text", "由县数据局负责，县财政局配合"},
		{"建设3家，日常宣传由县融媒体中心负责。", "", "duty-unread", "日常宣传由县融媒体中心负责"},
		{"平台由县数据局负责。", "", "duty-unread", "平台由县数据局负责"},
		{"建平台由县数据局负责。", "县数据局:lead", "unit-from-text", "建平台由县数据局负责"},
		{"该项目由国家能源局负责，做好配合。", "", "duty-unread", "该项目由国家能源局负责"},
		{"由省能源局牵头，县发改局配合，年内建成。", "", "duty-unread", "由省能源局牵头，县发改局配合"},
		{"日常宣传由县融媒体中心牵头，县委宣传部配合。", "", "duty-unread", "日常宣传由县融媒体中心牵头，县委宣传部配合"},
		{"原由县经信局牵头，现由县数据局牵头。", "县数据局:lead", "duty-unreadunit-from-text", "原由县经信局牵头现由县数据局牵头"},
		{"新办一家。（责任单位：县科技局）日常宣传由县融媒体中心负责。", "县科技局:lead", "", ""},
		{"由行业协会牵头，企业参与。", "", "", ""},
	} {
		p, problems, err := Read("方案.txt", []byte(head+c.text+"\n（三）建中心。新建一家。（责任单位：县科技局）\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		var units []string
		for _, u := range p.Measures()[1].Units {
			units = append(units, u.Name+":"+string(u.Role))
		}
		code, quote := "", ""
		for _, problem := range problems {
			if problem.Code == "unit-from-text" || problem.Code == "duty-unread" {
				code, quote = code+problem.Code, quote+problem.Quote
				if problem.Line != 4 || problem.Severity != "notice" {
					t.Errorf("%s: %s in line %d", c.text, problem.Severity, problem.Line)
				}
			}
		}
		if got := strings.Join(units, " "); got != c.units || code != c.code || quote != c.quote {
			t.Errorf("%s\n got %s, %s %s\nwant %s, %s %s", c.text, got, code, quote, c.units, c.code, c.quote)
		}
	}
}
