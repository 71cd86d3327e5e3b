package entries

import (
	"strings"

	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// index finds the measures and targets of one text by what rows show of them.
type index struct {
	plan    *plan.Plan
	ids     map[string]*plan.Measure
	words   map[string][]*plan.Measure // by text
	names   map[string][]*plan.Measure // by title, with and without label
	fields  map[*plan.Measure][2]string
	metrics map[string][]target             // by the words that are shown, and those that stand at the figure
	goals   map[*plan.Measure][]plan.Target // as they are shown
	overall map[*plan.Measure]bool          // stand for a section's own text, in 量化目标 alone
	ofPart  map[*plan.Section]*plan.Measure // those by section
	all     []*plan.Measure                 // they and the measures, in order
}

// index returns the index of a text, made once.
func (p *placer) index(text *plan.Plan) *index {
	if x := p.indexes[text]; x != nil {
		return x
	}
	x := &index{plan: text, ids: map[string]*plan.Measure{}, words: map[string][]*plan.Measure{}, names: map[string][]*plan.Measure{},
		fields: map[*plan.Measure][2]string{}, metrics: map[string][]target{}, goals: map[*plan.Measure][]plan.Target{},
		overall: map[*plan.Measure]bool{}, ofPart: map[*plan.Section]*plan.Measure{}}
	text.Walk(func(s *plan.Section, _ int) {
		if m := figures.Overall(s); m != nil {
			x.overall[m], x.ofPart[s] = true, m
			x.add(m)
		}
	})
	for _, s := range text.Sections {
		field := [2]string{entry.Plain(s.Label + s.Title), entry.Plain(s.Title)}
		for _, m := range s.AllMeasures() {
			x.fields[m] = field
			x.add(m)
		}
	}
	p.indexes[text] = x
	return x
}

func (x *index) add(m *plan.Measure) {
	x.all = append(x.all, m)
	if x.ids[m.ID] == nil {
		x.ids[m.ID] = m
	}
	words := entry.Plain(m.Text)
	x.words[words] = append(x.words[words], m)
	name := nameOf(m)
	label := entry.Plain(m.Label)
	x.names[name] = append(x.names[name], m)
	if label != "" {
		for _, full := range []string{label + name, label + "." + name} {
			x.names[full] = append(x.names[full], m)
		}
	}
	x.goals[m] = figures.Of(m).Goals
	for k, t := range figures.Goals(m) {
		shown, metric := entry.Plain(x.goals[m][k].Metric), entry.Plain(t.Metric)
		x.metrics[shown] = append(x.metrics[shown], target{m, k})
		if metric != shown {
			x.metrics[metric] = append(x.metrics[metric], target{m, k})
		}
	}
}

func (x *index) targetsOf(m *plan.Measure) []target {
	var list []target
	for k := range figures.Goals(m) {
		list = append(list, target{m, k})
	}
	return list
}

// saying lists the measures whose words row shows.
func (x *index) saying(row entry.Row) []*plan.Measure {
	var list []*plan.Measure
	for _, m := range x.words[entry.Plain(row.Text(entry.Content))] {
		if namesTask(row.Text(entry.Task), m) {
			list = append(list, m)
		}
	}
	return list
}

// withWords lists the measures whose text row shows, under whatever title.
func (x *index) withWords(row entry.Row) []*plan.Measure {
	words := entry.Plain(row.Text(entry.Content))
	if words == "" {
		return nil
	}
	return x.words[words]
}

// named lists the measures that row names in its column 任务.
func (x *index) named(row entry.Row) []*plan.Measure {
	name := entry.Plain(row.Text(entry.Task))
	if list := x.names[name]; len(list) > 0 {
		return list
	}
	return x.names[stripLabel(name)]
}

// withID lists the measure of row's id.
func (x *index) withID(row entry.Row) []*plan.Measure {
	if m := x.ids[row.ID]; m != nil {
		return []*plan.Measure{m}
	}
	return nil
}

// inField reports whether row names the outermost section of m. The names of
// sections below it stand behind a stroke.
func (x *index) inField(row entry.Row, m *plan.Measure) bool {
	field, _, _ := strings.Cut(entry.Plain(row.Text(entry.Field)), "／")
	return field == x.fields[m][0] || stripLabel(field) == x.fields[m][1]
}
