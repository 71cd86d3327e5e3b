package source

// kind is what an item of the outline is.
type kind int

const (
	kindText    kind = iota // belongs to the text around it
	kindSection             // 领域: holds measures, or is a heading among such
	kindMeasure             // 任务
)

// nature is what the classifier found about an item.
type nature struct {
	kind  kind
	own   bool // it carries a clause of its own
	title bool // that clause stands in its heading, with no text before it
	alone bool // nothing but that clause stands between its title and its items
}

// classifier decides which items are measures: the smallest ones that carry a
// responsibility clause, and their siblings.
type classifier struct {
	natures map[*item]*nature
	// clauseAt counts the items with a clause of their own, by rank: it tells
	// where this plan puts its clauses.
	clauseAt map[int]int
	// plainAt counts those that do not close an enumeration of items without
	// clauses, so that the clause can be nobody's but theirs.
	plainAt map[int]int
}

func classify(root *item) *classifier {
	c := &classifier{natures: map[*item]*nature{}, clauseAt: map[int]int{}, plainAt: map[int]int{}}
	c.findClauses(root)
	c.settle(root)
	c.settleHeadingLeads(root)
	return c
}

func (c *classifier) of(i *item) *nature { return c.natures[i] }

// findClauses notes which items carry a clause of their own.
func (c *classifier) findClauses(i *item) {
	n := &nature{}
	c.natures[i] = n
	for k, l := range append([]line{i.head}, i.body...) {
		spans := answerable(&l)
		if len(spans) == 0 {
			continue
		}
		n.own = true
		if k == 0 && endsTitle(l.text, spans[0]) {
			n.title = true
		}
	}
	n.alone = n.own && !n.title && i.isTitledClause()
	below := false
	for _, child := range i.children {
		c.findClauses(child)
		below = below || c.of(child).own
	}
	if n.own && !(n.title && below) { // the lead of a part says nothing about where its measures have theirs
		c.clauseAt[i.rank]++
	}
	for _, child := range i.children {
		if c.of(child).own && !c.closes(i, child) {
			c.plainAt[child.rank]++
		}
	}
}

// closes reports whether child alone of the items of i has a clause, as the
// last of them.
func (c *classifier) closes(i, child *item) bool {
	count := len(i.children)
	if count < 2 || i.children[count-1] != child || len(child.children) > 0 {
		return false
	}
	for _, other := range i.children[:count-1] {
		if c.of(other).own {
			return false
		}
	}
	return true
}

// isTitledClause reports an item that is a title, a clause on lines of its own,
// and what is numbered below them.
func (i *item) isTitledClause() bool {
	if len(i.children) == 0 || len(i.body) == 0 || titleLength(i.head.text) != len(i.head.text) || len(i.head.clauses()) > 0 {
		return false
	}
	for _, l := range i.body {
		spans := l.clauses()
		if l.table != nil || len(spans) != 1 || spans[0].start > 0 || spans[0].end < len(l.text) {
			return false
		}
	}
	return true
}

// answerable returns the clauses of a line that say who, not only by when: that
// name units or persons, or will on the next line.
func answerable(l *line) []clauseSpan {
	var spans []clauseSpan
	all := l.clauses()
	for k, parts := range l.apart() {
		if parts.who || len(parts.units) > 0 {
			spans = append(spans, all[k])
		}
	}
	return spans
}

// endsTitle reports whether a clause ends a heading: 一、推进…（由市科技局牵头）.
func endsTitle(text string, s clauseSpan) bool {
	return s.bracketed && s.end == len(text) && titleLength(text[:s.start]) == s.start
}

// settle gives every item its kind, from the leaves up.
func (c *classifier) settle(i *item) {
	for _, child := range i.children {
		c.settle(child)
	}
	n := c.of(i)
	c.takeClosingClause(i)
	switch {
	case c.holdsMeasures(i):
		n.kind = kindSection
		c.settleSiblings(i)
	case n.own && i.parent != nil:
		n.kind = kindMeasure
	}
}

// holdsMeasures reports whether anything below i is a measure.
func (c *classifier) holdsMeasures(i *item) bool {
	for _, l := range i.body {
		if taskTable(l.table) != nil {
			return true
		}
	}
	for _, child := range i.children {
		if c.of(child).kind != kindText {
			return true
		}
	}
	return false
}

// takeClosingClause gives a clause at the very end of an enumeration to the
// item that the enumeration belongs to, where that is where this plan puts its
// clauses, or where the clause stands on a line of its own and the plan has
// none at such items elsewhere:
//
//	（一）… 1.… 2.…（责任单位：A）
func (c *classifier) takeClosingClause(i *item) {
	n := c.of(i)
	count := len(i.children)
	if n.own || i.parent == nil || count < 2 || i.style < styleArticle {
		return
	}
	for _, child := range i.children[:count-1] {
		if c.of(child).kind != kindText {
			return
		}
	}
	last := i.children[count-1]
	if !c.of(last).own || !c.closes(i, last) {
		return
	}
	ownLine := len(answerable(&last.head)) == 0 && c.plainAt[last.rank] == 0
	if ownLine || c.clauseAt[i.rank] > 0 {
		n.own = true
		c.of(last).own = false
		c.of(last).kind = kindText
	}
}

// settleSiblings turns text among the children of a section into what its
// siblings are: a measure that names nobody, or a part without measures.
func (c *classifier) settleSiblings(i *item) {
	first, last := -1, -1
	measures, sections := 0, 0
	for k, child := range i.children {
		switch c.of(child).kind {
		case kindText:
			continue
		case kindMeasure:
			measures++
		case kindSection:
			sections++
		}
		if first < 0 {
			first = k
		}
		last = k
	}
	for k, child := range i.children {
		n := c.of(child)
		if n.kind != kindText || child.isClosingRule() {
			continue
		}
		inner := i.parent != nil || k > first && k < last || len(runIn(child.head.text, about{})) > 0
		switch {
		case measures > 0 && sections == 0 && inner && child.style != styleNone && !child.isEmpty():
			n.kind = kindMeasure
		case sections > 0 || i.parent == nil && child.style != styleArticle:
			n.kind = kindSection
		}
	}
}

// isEmpty reports a number that nothing follows.
func (i *item) isEmpty() bool { return i.head.text == "" && len(i.body) == 0 && len(i.children) == 0 }

// settleHeadingLeads mends headings that name a lead for measures without a
// clause of their own: where other headings of the rank hold measures, or the
// heading is a top-level part, its items are measures that inherit its lead.
func (c *classifier) settleHeadingLeads(root *item) {
	holds := map[int]bool{}
	var note func(i *item)
	note = func(i *item) {
		if i.parent != nil && c.of(i).kind == kindSection && len(i.children) > 0 {
			holds[i.rank] = true
		}
		for _, child := range i.children {
			note(child)
		}
	}
	note(root)
	var mend func(i *item)
	mend = func(i *item) {
		n := c.of(i)
		if i.parent != nil && n.kind == kindMeasure && len(i.children) > 0 && (n.title && (i.parent == root || holds[i.rank]) || n.alone && holds[i.rank]) {
			n.kind = kindSection
			for _, child := range i.children {
				if !child.isClosingRule() {
					c.of(child).kind = kindMeasure
				}
			}
		}
		for _, child := range i.children {
			mend(child)
		}
	}
	mend(root)
}
