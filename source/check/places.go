package check

import (
	"strconv"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// taskName names a measure as an official would: 任务（九）, 第九条.
func taskName(m *plan.Measure) string {
	label := strings.TrimRight(strings.TrimSpace(m.Label), "、.．：:")
	switch {
	case label == "":
		return "任务" + strconv.Itoa(m.Number)
	case namesItself.MatchString(label):
		return label
	}
	return "任务" + label
}

// namesItself is a label that is a name: 第九条, 任务三, 项目2.
var namesItself = pattern.New(`^(?:第|\p{Han}{0,2}(?:任务|事项|项目|措施|举措|工程|行动))`)

// sectionName names a section by its label and title: “三、推进现代服务业”.
func sectionName(s *plan.Section) string { return "“" + s.Label + s.Title + "”" }

// listed joins names, the first few of many: A、B、C等5处.
func listed(names []string) string {
	const most = 4
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + "等" + strconv.Itoa(len(names)) + "处"
}

// atStage is the severity of what may be open in a draft and not in the text
// that goes out (印发稿).
func (t *Text) atStage(draft Severity) Severity {
	if t.Stage == final {
		return Error
	}
	return draft
}
