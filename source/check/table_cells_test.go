package check_test

import (
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/document/doctest"
)

// wordFile is a Word document of paragraphs; a line with bars is a table's row.
func wordFile(t *testing.T, lines ...string) []byte {
	t.Helper()
	body, inTable := "", false
	for _, line := range append(lines, "") {
		if row := strings.Contains(line, "|"); row != inTable {
			inTable = row
			body += map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[row]
		}
		if !inTable {
			body += doctest.P(line)
			continue
		}
		var cells []string
		for _, cell := range strings.Split(line, "|") {
			cells = append(cells, doctest.Cell(doctest.P(cell)))
		}
		body += doctest.Row(cells...)
	}
	return doctest.Docx(t, body)
}

// TestCellsNeedNoStop: the cells of a table end as their writer likes, in
// whatever section its rows are; a paragraph beside it does not.
func TestCellsNeedNoStop(t *testing.T) {
	const table = "序号|领域|任务|工作目标|牵头单位\n1|招商引资|驻点招商|签约亿元以上项目20个，到位资金45亿元|县发改局\n" +
		"2|重大项目|实施项目|完成投资62.5亿元，开工率达到100%|县经信局\n3|民生实事|改造小区|改造老旧小区15个、惠及群众3200户|县住建局\n"
	const before = "某县重点工作任务分解表\n为确保全年目标任务完成，现将重点工作分解如下。\n各单位要切实加强领导，抓好落实。\n各地要结合实际，制定方案。\n"
	for name, c := range map[string]struct{ text, want string }{
		"fields":          {before + table, ""},
		"in a section":    {before + "一、年度任务\n" + table, ""},
		"running text":    {before + table + "请各单位于每月5日前报送进展，确保完成全年目标", "段末没有标点"},
		"text in section": {before + "一、年度任务\n坚持统筹推进，全面完成各项目标任务\n" + table, "段末没有标点"},
	} {
		p, problems, err := source.Read("方案.docx", wordFile(t, strings.Split(c.text, "\n")...), nil)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(p.Measures()); n != 3 {
			t.Fatalf("%s: %d measures", name, n)
		}
		got := ""
		for _, f := range check.Run(p, problems, check.Options{}).Findings {
			if f.Code == "punct-missing" {
				got += f.Message
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
