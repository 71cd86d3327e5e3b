package document

import (
	"strconv"
	"strings"
)

// style is what of a paragraph style bears on structure.
type style struct {
	based   string
	name    string // in lower case: heading 1, 标题 1, toc 1
	outline int    // heading level from 1; 0: none
	num     numRef
}

// numRef is a paragraph's or style's reference to a list. The list and the
// level may come from different styles of a chain.
type numRef struct {
	id    string // "" : not said; "0": no list
	level int    // -1: not said
}

// maxBased bounds the chain of styles, which may be a circle.
const maxBased = 20

func readStyles(root *element) map[string]*style {
	styles := map[string]*style{}
	for _, e := range root.child("styles").all("style") {
		s := &style{based: e.child("basedOn").val(), name: strings.ToLower(e.child("name").val())}
		s.outline = outlineOf(e.child("pPr"))
		s.num = numRefOf(e.child("pPr"))
		styles[e.attr("styleId")] = s
	}
	return styles
}

// number reads a decimal attribute; 0 for none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// outlineOf is the heading level of a paragraph's properties from 1; 0 for
// none said. Word's level 9 is body text and comes out as 10.
func outlineOf(pPr *element) int {
	if level := pPr.child("outlineLvl"); level != nil {
		return number(level.val()) + 1
	}
	return 0
}

func numRefOf(pPr *element) numRef {
	ref := numRef{level: -1}
	num := pPr.child("numPr")
	ref.id = num.child("numId").val()
	if level := num.child("ilvl"); level != nil {
		ref.level = number(level.val())
	}
	return ref
}

// chain returns a style and those that it is based on.
func (w *docxReader) chain(id string) []*style {
	var chain []*style
	for len(chain) < maxBased {
		s := w.styles[id]
		if s == nil {
			break
		}
		chain = append(chain, s)
		id = s.based
	}
	return chain
}

// labelOf returns the number that Word writes before a paragraph, and its
// heading level.
func (w *docxReader) labelOf(pPr *element) (string, int) {
	heading := outlineOf(pPr)
	ref := numRefOf(pPr)
	for _, s := range w.chain(pPr.child("pStyle").val()) {
		if heading == 0 {
			heading = s.heading()
		}
		if ref.id == "" {
			ref.id = s.num.id
		}
		if ref.level < 0 {
			ref.level = s.num.level
		}
	}
	if heading > 9 {
		heading = 0
	}
	if ref.id == "" || ref.id == "0" {
		return "", heading
	}
	return w.numbering.next(ref.id, max(ref.level, 0)), heading
}

// heading is the level of a heading style, by its outline or its name.
func (s *style) heading() int {
	if s.outline > 0 {
		return s.outline
	}
	for _, prefix := range []string{"heading ", "标题 ", "标题"} {
		if rest, ok := strings.CutPrefix(s.name, prefix); ok {
			return max(0, number(rest))
		}
	}
	return 0
}

// isContents reports a line of a table of contents, which repeats headings.
func (w *docxReader) isContents(pPr *element) bool {
	for _, s := range w.chain(pPr.child("pStyle").val()) {
		if strings.HasPrefix(s.name, "toc ") || strings.HasPrefix(s.name, "目录 ") {
			return true
		}
	}
	return false
}
