package plan

import (
	"strings"

	"fenjie/source/pattern"
)

var (
	// exceptStated: all but what says otherwise: 除标明具体实施期限外, 除另有说明外.
	exceptStated = pattern.New(`除(?:了|有|已|上述|文中|各项|个别|特别|单独|明确|另行)*(?:另有|标明|注明|明确|载明|写明|列明|标注|说明|规定|要求|约定|特殊|特别|单独)[^。；\n]{0,20}?外`).Holding("除").Holding("外")
	// notStated: what does not say: 未注明完成时限的, 没有明确时间要求的任务.
	notStated = pattern.New(`(?:未|没有|无|不)(?:单独|另行|另外|具体|逐项|特别|作|做|有)*(?:标明|注明|明确|载明|写明|列明|列出|标注|规定|约定|确定|设定|提出|明文)[^，。；\n]{0,8}(?:时限|期限|时间|日期|节点)`).
			Holding("未", "没有", "无", "不").Holding("时限", "期限", "时间", "日期", "节点")
	// leftOpen says it the other way about: 完成时限未注明的, 时间没有明确的任务.
	leftOpen = pattern.New(`(?:时限|期限|时间|日期|节点)(?:均|都|尚|暂)?(?:未|没有|无|不)(?:单独|另行|另外|具体|逐项|特别|作|做|予|予以)*(?:标明|注明|明确|载明|写明|列明|列出|标注|规定|约定|确定|设定|提出|填写|填报)[^。；\n]{0,6}?(?:的|，|,|：)`).
			Holding("时限", "期限", "时间", "日期", "节点").Holding("未", "没有", "无", "不")
	// forRest: what holds for the rest of the plan's work.
	forRest = pattern.Words{"完成", "有效", "时限", "期限", "推进", "落实", "办结"}
	// ofPart: it holds for a part of the plan.
	ofPart = pattern.Words{"本领域", "本部分", "本节", "本章", "本板块", "本项", "该领域", "该部分", "该项"}
	// ofTime: it says until when.
	ofTime = pattern.Words{"年底", "年末", "年内", "全年", "月", "长期", "本年度", "季度", "半年", "20"}
)

// DefaultPeriod is the sentence in which a plan says by when those measures are to
// be done that do not say it themselves (未注明完成时限的，均为年底前完成), and its line;
// empty where it says none. It is the plan's rule for all of them, and no
// measure's own deadline; what one of several sections with measures says holds for those alone.
func (p *Plan) DefaultPeriod() (sentence string, line int) {
	texts := []string{p.Closing, p.Preamble}
	p.Walk(func(s *Section, _ int) {
		if len(s.AllMeasures()) == 0 || len(p.Sections) == 1 && s == p.Sections[0] {
			texts = append(texts, s.Overview)
		}
	})
	for _, text := range texts {
		if !strings.Contains(text, "外") && !notStated.MatchString(text) && !leftOpen.MatchString(text) {
			continue
		}
		for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '；' || r == '\n' }) {
			sentence = strings.TrimSpace(listed.ReplaceAllString(sentence, ""))
			if isDefaultPeriod(sentence) {
				return sentence, p.lineOf(sentence)
			}
		}
	}
	return "", 0
}

// listed opens a note of several: 说明：1. , （2）, 注2：.
var listed = pattern.New(`^[ \x{3000}]*(?:(?:说明|备注|注)\d?[：:][ ]*)?(?:[（(]?\d{1,2}[）)．.、][ ]*)?`)

func isDefaultPeriod(sentence string) bool {
	return (exceptStated.MatchString(sentence) || notStated.MatchString(sentence) || leftOpen.MatchString(sentence)) && forRest.In(sentence) && ofTime.In(sentence) &&
		!strings.Contains(sentence, "起施行") && !strings.Contains(sentence, "起实施") && !ofPart.In(sentence)
}

// lineOf is the line of a sentence outside the measures; 0 when unknown.
func (p *Plan) lineOf(sentence string) int {
	for _, passage := range p.Passages {
		if passage.Measure == nil && strings.Contains(passage.Text, sentence) {
			return passage.Line
		}
	}
	return 0
}
