package check

import (
	"fmt"

	"fenjie/source/plan"
)

// titleBroken: a hard line break within a title. The plan's own title may be
// set in lines, at the ends of words (GB/T 9704): that is for a person to see.
var titleBroken = Rule{
	Code: "title-broken", Severity: Warning, Name: "标题断行",
	What: "领域或任务的标题中间有换行；方案标题分成几行的，为提示。",
	Why:  "断开的后半行会被当成正文，目录和清单里的标题就不完整。",
	Bad: `青山县重点工作方案
一、推进教育科技人才
一体发展（由县科技局牵头）
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、推进教育科技人才一体发展（由县科技局牵头）
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.told("title-broken", found)
		var lines []*Line
		for k := range t.Lines {
			if t.Lines[k].Pieces[0].Field == plan.FieldTitle {
				lines = append(lines, &t.Lines[k])
			}
		}
		if len(lines) < 2 || lines[1].Number == 0 {
			return
		}
		f := lines[1].At(0, len(lines[1].Text))
		f.Severity = Notice
		f.Message = fmt.Sprintf("方案标题断成了%d%s，从%s起", len(lines), t.Plan.PlaceNoun(), t.Plan.PlaceName(lines[0].Number))
		f.Suggestion = "请把标题写在一" + t.Plan.PlaceNoun() + "，需要换行时在词与词之间换"
		found(f)
	},
}
