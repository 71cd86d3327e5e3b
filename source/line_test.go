package source

import (
	"slices"
	"testing"
)

// What is found behind a title is the same as in the text alone, whatever the title
// and the text are.
func TestClausesBehindTitle(t *testing.T) {
	titles := []string{"培育企业。", "培育企业。。", "培育企业", "（重点）培育企业。", "责任单位：培育。", "【培育】", "由市科技局牵头", "责任单位", "（培育。", "各。", "一。二。", "*。", ""}
	texts := []string{
		"", "新增企业120家。", "新增企业120家。（责任单位：市科技局、市财政局）", "（责任单位：市科技局）", "（市科技局）", " （市科技局）。", "责任单位：市科技局。其余不变。", "责任单位 市科技局",
		"单位：市科技局（责任单位：市财政局）", "牵头：市科技局；（配合：市财政局）", "：市科技局（责任单位：市财政局）", "）（责任单位：市科技局）", "】：（责任单位：市科技局）", "由市科技局牵头，市财政局配合。",
		"新增企业（含分公司）120家。由市科技局牵头，市财政局配合。", "（责任单位：市科技局、市财政局", "（由市科技局牵头）（市财政局配合）责任单位：市教育局。", "级责任单位：市科技局", "（甲（责任单位：市科技局）", "乙）。（责任单位：市科技局）",
	}
	for _, title := range titles {
		for _, text := range texts {
			l := line{text: title + text, found: &foundClauses{}}
			got, want := l.clausesFrom(len(title)), findClauses(text)
			if !slices.Equal(got, want) {
				t.Errorf("%q behind %q: %v, want %v", text, title, got, want)
			}
		}
	}
}
