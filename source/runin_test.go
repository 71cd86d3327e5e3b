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
		{"日常调度由市数据局负责。", "市数据局=lead"},
		{"由市数据局负责；由市财政局配合。", "市数据局=lead"},

		{"由行业协会牵头，企业参与。", ""},
		{"市科技局牵头制定办法，市经信局配合做好宣传。", ""},
		{"各县（市、区）政府负责，压实责任。", ""},
		{"各乡镇牵头，抓好落实。", ""},
		{"市发改局、市财政局要各司其职。", ""},
		{"由企业负责，市科技局指导。", ""},
		{"省级以上项目由企业牵头，占比不低于80%。", ""},
		{"对工作不负责，造成后果的，由市纪委监委追究。", ""},
	} {
		units := runIn(c.text)
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
