package source

import (
	"fmt"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/limits"
	"fenjie/source/plan"
)

// paragraphsWithin holds the limit of paragraphs, the cells of tables among
// them.
func paragraphsWithin(name string, doc *document.Document) error {
	n := len(doc.Blocks)
	for _, b := range doc.Blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				n += len(row)
			}
		}
	}
	if n > limits.Paragraphs {
		return beyond(name, 0, "", fmt.Sprintf("全文有 %d 段（含表格的格），超过 %d 段，不像是工作方案", n, limits.Paragraphs))
	}
	return nil
}

// within holds the limits of a plan that was read.
func within(name string, p *plan.Plan) error {
	measures, units := len(p.Measures()), len(p.Units)
	switch {
	case measures > limits.Measures:
		return beyond(name, 0, "", fmt.Sprintf("任务有 %d 项，超过 %d 项", measures, limits.Measures))
	case units > limits.Units:
		return beyond(name, 0, "", fmt.Sprintf("责任单位有 %d 个，超过 %d 个", units, limits.Units))
	case measures*units > limits.Matrix:
		return beyond(name, 0, "", fmt.Sprintf("任务 %d 项、责任单位 %d 个，合在一张表中放不下", measures, units))
	}
	var err error
	names := func(list []plan.Unit, line int) {
		for _, u := range list {
			if utf8.RuneCountInString(u.Name) > limits.Name && err == nil {
				err = beyond(name, line, u.Name, fmt.Sprintf("单位名称超过 %d 字", limits.Name))
			}
		}
	}
	p.Walk(func(s *plan.Section, _ int) {
		names(s.Units, s.Line)
		for _, m := range s.Measures {
			names(m.Units, m.Line)
		}
	})
	return err
}

func beyond(name string, line int, quote, message string) error {
	suggestion := "请检查是否选对了文件，或分成几份方案"
	if quote != "" {
		suggestion = "请检查单位之间是否漏了顿号"
	}
	return &document.Error{File: name, Line: line, Quote: quote, Message: message, Suggestion: suggestion}
}
