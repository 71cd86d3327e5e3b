package document

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// pageNumber matches headers and footers that hold a page number only.
var pageNumber = pattern.New(`^[\d\s\-–—─一·/第页共PageNUMPAGESof]*$`)

// remarks says what a reader of the text alone would not know.
func (w *docxReader) remarks(p *docxPackage) error {
	comments, err := p.beside("comments.xml")
	if err != nil {
		return err
	}
	w.say(w.changes, "tracked-changes", "", "文中有修订痕迹 %d 处，已按接受全部修订后的文字读取", "请在 WPS 或 Word 中确认修订后再定稿")
	w.say(len(comments.child("comments").all("comment")), "comments", w.textOf(comments), "文中有批注 %d 条，未作为正文读取", "请在 WPS 或 Word 中处理批注后再定稿")
	w.say(w.footnotes, "footnotes", "", "文中有脚注或尾注 %d 条，已接在正文之后读取", "如属正文，请移入正文")
	w.say(w.contents, "contents", "", "文中有目录 %d 行，未作为正文读取", "目录以正文标题为准，无需处理")
	w.say(w.pictures, "pictures", "", "文中有图片 %d 处，图片中的文字未读取", "如有任务内容，请改为文字")
	w.say(w.symbols, "symbols", "", "文中有符号字体的字符 %d 个，未读取", "如属正文，请改为普通字符")
	return w.margins(p)
}

func (w *docxReader) say(n int, code, quote, message, suggestion string) {
	if n > 0 {
		w.doc.Notes = append(w.doc.Notes, plan.Problem{
			Severity: "notice", Code: code, Quote: shorten(quote), Message: fmt.Sprintf(message, n), Suggestion: suggestion,
		})
	}
}

// margins notes the text of headers and footers, which is not the plan's.
func (w *docxReader) margins(p *docxPackage) error {
	var texts []string
	for _, prefix := range []string{"header", "footer"} {
		for _, name := range p.names(prefix) {
			root, err := p.beside(name)
			if err != nil {
				return err
			}
			text := w.textOf(root)
			if !pageNumber.MatchString(text) {
				texts = append(texts, text)
			}
		}
	}
	w.say(len(texts), "margins", strings.Join(texts, " "), "文中有页眉或页脚 %d 处，未作为正文读取", "如属正文，请移入正文")
	return nil
}

// textOf is the text of a part that is not read into the document, in a line.
func (w *docxReader) textOf(root *element) string {
	if root == nil {
		return ""
	}
	side := &docxReader{doc: &Document{}, styles: w.styles, numbering: readNumbering(nil, nil)}
	side.body(root)
	side.flush()
	return strings.Join(side.doc.lines(), " ")
}
