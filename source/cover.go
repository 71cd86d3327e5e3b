package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// An issued plan comes with more than itself: the head of the paper (文件, 文号,
// 密级), the notice that issues it, which may number its paragraphs, and after
// it the list of annexes, signature and date (GB/T 9704—2012, 7.2 to 7.4).

var (
	// coverLine is a line of the paper's head, or of the web page a text was
	// taken from.
	coverLine = pattern.New(`^(?:[\p{Han}\s]{4,40}文\s*件|(?:机密|秘密|绝密)(?:[★*].*)?|特急|加急|平急|急件|\d{6}|` + documentNumber + `(?:\s*签发人?[：:].*)?` +
		`|(?:签发人?|索\s*引\s*号|发布时间|发布日期|发布机构|发文机关|发文字号|文号|成文日期|生成日期|公开日期|来源|信息来源|主题分类|主题词|分类|有效性)\s*[：:].*|附\s*件\s*\d*\s*[：:]?|` + dateForm + `|[（(]此件[^（()）]*[）)])$`)
	// noticeEnd: what the notice that issues a plan is called.
	noticeEnd = pattern.New(`(?:通知|函|通告|公告|批复)$`).Closing("知函告复")
	// issuesForm is what a notice says it issues, where 《》 hold a part of it:
	// 关于印发《行动方案》重点任务分工的通知.
	issuesForm = pattern.New(`(?:印发|转发|下发|公布)(.{4,})的(?:通知|函|通告)$`).Closing("知函告")
	// dateLine is the date below a signature, with what web pages add to it.
	dateLine = pattern.New(`^` + dateForm + `[?？\s]*(?:印发)?$`).Opening("2二")
	// annexLine begins the list of annexes or an annex.
	annexLine = pattern.New(`^(?:附\s*件|附\s*表|附)\s*(?:[\d０-９一二三四五六七八九十]{1,3})?\s*(?:[：:].*|$)`).Opening("附")
	// colophon is the print note below the date: 抄送：….
	colophon = pattern.New(`^(?:抄\s*送|主\s*送|主题词|共印)\s*[：:]|^[（(]此件[^（()）]*[）)]$|^.{2,30}办公[室厅]\s+`+dateForm+`\s*印发$`).Holding("送", "题词", "共印", "此件", "办公")
)

// pageForm is a page's number that stands on a line of its own: - 3 -, 第 3 页.
var pageForm = pattern.New(`^(?:[-—–－―·•]+\s*[\d０-９]{1,4}\s*[-—–－―·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|(?i:page)\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$`).
	Opening("-—–－―·•第pP")

// splitPages takes the lines that are numbers of pages out of a text, whose own
// array it uses.
func splitPages(lines []labelled) (text []labelled, pages []line) {
	text = lines[:0]
	for _, l := range lines {
		if l.table == nil && pageForm.MatchString(l.whole) {
			pages = append(pages, line{Place: l.labelAt, text: l.whole})
			continue
		}
		text = append(text, l)
	}
	return text, pages
}

const (
	documentNumber = `[\p{Han}]{1,14}[〔\[（(［]\s*20\d\d\s*[〕\]）)］]\s*第?\s*\d{1,4}\s*号`
	dateForm       = `(?:20\d\d|二[〇○零]\p{Han}{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日`
)

// maxNotice bounds the lines of a notice before the plan.
const maxNotice = 120

// titleAfterNotice finds the lines of the plan's own title where a notice goes
// before it: the name that the notice puts between 《 and 》, or a title below
// the notice's date. It returns an empty span where none does.
func titleAfterNotice(lines []labelled) span {
	named := map[string]bool{}
	notice, dated := false, false
	for n := 0; n < len(lines) && n < maxNotice && lines[n].table == nil; n++ {
		text := lines[n].whole
		for to := n + 1; n > 0 && to <= len(lines) && to <= n+3; to++ {
			title, ok := joinTitle(lines[n:to])
			if !ok {
				break
			}
			if named[title] || notice && dated && titleEnd.MatchString(title) && !noticeEnd.MatchString(title) && !titleRunsOn(lines, to) {
				return span{n, to}
			}
		}
		for _, m := range basisForm.FindAllStringSubmatch(text, -1) {
			named[titleKey(m[1])] = true
		}
		if m := issuesForm.FindStringSubmatch(text); m != nil {
			named[titleKey(m[1])] = true
		}
		notice = notice || n < 8 && noticeEnd.MatchString(text)
		dated = dated || dateLine.MatchString(text)
	}
	return span{}
}

// joinTitle joins lines that may be a title without its marks and its stage.
func joinTitle(lines []labelled) (string, bool) {
	joined := ""
	for _, l := range lines {
		if l.table != nil || l.style != styleNone || coverLine.MatchString(l.text) || utf8.RuneCountInString(l.text) > 60 || strings.ContainsAny(l.text, "。；;") || endsOpen(l.text) {
			return "", false
		}
		joined += l.text
	}
	return titleKey(stageForm.ReplaceAllString(joined, "")), true
}

// titleRunsOn reports whether the line at n may still belong to the title
// before it.
func titleRunsOn(lines []labelled, n int) bool {
	if n >= len(lines) || lines[n].table != nil || lines[n].style != styleNone {
		return false
	}
	text := stageForm.ReplaceAllString(lines[n].text, "")
	return utf8.RuneCountInString(text) <= 30 && titleEnd.MatchString(text)
}

// titleKey is a title without blanks and marks, which differ between a notice
// and the plan it issues.
func titleKey(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("《》〈〉<>“”‘’\"", r) {
			return -1
		}
		return r
	}, title)
}

// closingFrom is the first of the lines that are the plan's closing: annexes,
// signature and date, where nothing after them says who is answerable.
func closingFrom(lines []labelled) int {
	from := len(lines)
	for n := len(lines) - 1; n > 0; n-- {
		l := lines[n]
		if l.table != nil && taskTable(l.table) != nil || l.table == nil && len(answerable(&line{text: l.whole})) > 0 {
			break
		}
		if l.table != nil || l.style != styleNone {
			continue
		}
		switch {
		case annexLine.MatchString(l.text), dateLine.MatchString(l.text), colophon.MatchString(l.text):
			from = n
		case from == n+1 && from < len(lines) && dateLine.MatchString(lines[from].text) && isSignature(l.text):
			from = n
		}
	}
	return from
}

// isSignature reports the name of an organ that stands alone on a line.
func isSignature(text string) bool {
	return utf8.RuneCountInString(text) <= 40 && !strings.ContainsAny(text, "。，；：、") && endsLikeUnit(text)
}
