package document

import (
	"maps"
	"strconv"
	"strings"
)

// levels is the depth of Word's lists.
const levels = 9

// numbering is the lists of a document and how far each has counted.
type numbering struct {
	lists  map[string]*list  // by numId
	counts map[string]*tally // by abstract list: the lists of one share their count
}

// list is a w:num: an abstract list with levels of its own.
type list struct {
	abstract string
	levels   map[int]level
	restart  map[int]int // level → number at which the first use of this list restarts
}

// level is one level of a list, w:lvl.
type level struct {
	format, text string
	start        int
	after        int  // begins anew after a paragraph of this or a higher level, from 1; 0: never
	legal        bool // all numbers in Arabic figures
}

// tally is how far the levels of an abstract list have counted.
type tally struct {
	count [levels]int
	begun [levels]bool
}

func readNumbering(root *element, styles map[string]*style) *numbering {
	n := &numbering{lists: map[string]*list{}, counts: map[string]*tally{}}
	abstract, linked := map[string]map[int]level{}, map[string]string{}
	for _, e := range root.child("numbering").all("abstractNum") {
		id := e.attr("abstractNumId")
		abstract[id] = levelsOf(e)
		if s := styles[e.child("numStyleLink").val()]; s != nil {
			linked[id] = s.num.id
		}
	}
	nums := root.child("numbering").all("num")
	home := map[string]string{} // numId → abstract
	for _, e := range nums {
		home[e.attr("numId")] = e.child("abstractNumId").val()
	}
	for _, e := range nums {
		l := &list{abstract: e.child("abstractNumId").val(), restart: map[int]int{}}
		if other, ok := home[linked[l.abstract]]; ok {
			l.abstract = other // defined by a list style
		}
		l.levels = maps.Clone(abstract[l.abstract])
		if l.levels == nil {
			l.levels = map[int]level{}
		}
		for _, o := range e.all("lvlOverride") {
			maps.Copy(l.levels, levelsOf(o))
			if s := o.child("startOverride"); s != nil {
				l.restart[number(o.attr("ilvl"))] = number(s.val())
			}
		}
		n.lists[e.attr("numId")] = l
	}
	return n
}

func levelsOf(e *element) map[int]level {
	found := map[int]level{}
	for _, c := range e.all("lvl") {
		at := number(c.attr("ilvl"))
		l := level{text: c.child("lvlText").val(), start: 1, after: at, legal: c.child("isLgl").toggled()}
		format := c.child("numFmt")
		if format == nil { // a newer format, with a plain one beside it
			format = c.child("AlternateContent", "Fallback", "numFmt")
		}
		l.format = format.val()
		if s := c.child("start"); s != nil {
			l.start = number(s.val())
		}
		if s := c.child("lvlRestart"); s != nil {
			l.after = min(number(s.val()), at)
		}
		found[at] = l
	}
	return found
}

// next counts one paragraph of a list on and returns its label; a bullet has
// none.
func (n *numbering) next(id string, at int) string {
	l := n.lists[id]
	if l == nil || at < 0 || at >= levels {
		return ""
	}
	t := n.counts[l.abstract]
	if t == nil {
		t = &tally{}
		n.counts[l.abstract] = t
	}
	for k := range levels {
		if start, ok := l.restart[k]; ok && k <= at {
			t.count[k], t.begun[k] = start-1, true
			delete(l.restart, k) // on its first use only
			if k < at {
				t.count[k]++
			}
		}
	}
	t.step(l, at)
	own := l.levels[at]
	if own.format == "bullet" || own.format == "none" {
		return ""
	}
	text := own.text
	for k := range at + 1 {
		format := l.levels[k].format
		if own.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(k+1), formatNumber(t.count[k], format))
	}
	return text
}

// step counts level at on, begins the levels above it that were left out, and
// lets deeper levels begin anew.
func (t *tally) step(l *list, at int) {
	for k := range at + 1 {
		switch {
		case !t.begun[k]:
			t.count[k], t.begun[k] = l.first(k), true
		case k == at:
			t.count[k]++
		}
	}
	for k := at + 1; k < levels; k++ {
		if at+1 <= l.after(k) {
			t.begun[k] = false
		}
	}
}

func (l *list) first(at int) int {
	if v, ok := l.levels[at]; ok {
		return v.start
	}
	return 1
}

func (l *list) after(at int) int {
	if v, ok := l.levels[at]; ok {
		return v.after
	}
	return at
}
