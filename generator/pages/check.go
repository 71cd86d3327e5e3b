package pages

import (
	"fmt"
	"strings"

	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/check"
)

// CheckPath is where 校核报告 goes, without extension: beside the documents.
const CheckPath = "校核报告"

type checkPage struct {
	PlanTitle, Date, Counts string
	Findings                []findingRow
}

type findingRow struct {
	Number                                            int
	Place, Severity, Quote, Message, Suggestion, Code string
}

func checkOf(in format.Input) checkPage {
	o := in.Overview
	v := checkPage{PlanTitle: wording.PlanTitle(o.Head), Date: wording.Deadline(in.Date), Counts: CheckCounts(in.Findings)}
	places := wording.PlacesOf(o.Plan)
	for k, f := range in.Findings {
		v.Findings = append(v.Findings, findingRow{
			Number: k + 1, Place: places.At(f.Line, f.Section, f.Measure), Severity: f.Severity.Name(),
			Quote: f.Quote, Message: f.Message, Suggestion: f.Suggestion, Code: f.Code,
		})
	}
	return v
}

// Check writes 校核报告 alone.
func Check(in format.Input) ([]byte, error) {
	return Page{Path: CheckPath, name: "check", value: func(taskOf) any { return checkOf(in) }}.Markdown()
}

// CheckCounts says how many findings there are of each severity that has any:
// 错误3个、提示2个; empty without findings.
func CheckCounts(findings []check.Finding) string {
	var words []string
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Notice} {
		n := 0
		for _, f := range findings {
			if f.Severity == severity {
				n++
			}
		}
		if n > 0 {
			words = append(words, fmt.Sprintf("%s%d个", severity.Name(), n))
		}
	}
	return strings.Join(words, "、")
}
