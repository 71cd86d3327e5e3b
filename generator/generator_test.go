package generator

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source/plan"
)

func example(t *testing.T) format.Input {
	t.Helper()
	p := &plan.Plan{Title: "某市工作方案", Year: 2025, Sections: []*plan.Section{{
		Number: 1, Label: "一、", Title: "教育", Measures: []*plan.Measure{{
			Number: 1, Label: "（一）", Title: "建学校", Text: "新建学校2所。",
			Units: []plan.Unit{{Name: "市教育局", Role: plan.Lead}, {Name: "市财政局", Role: plan.Support}},
		}},
	}}, Units: []plan.UnitSummary{{Name: "市教育局", Lead: 1}, {Name: "市财政局", Support: 1}}}
	overview, units := assign.Split(p, nil)
	return format.Input{Overview: overview, Units: units}
}

func paths(docs []format.Document) []string {
	var list []string
	for _, d := range docs {
		list = append(list, d.Path)
	}
	return list
}

func TestGenerateAnswersForTheFormatsNamed(t *testing.T) {
	in := example(t)
	all, err := Generate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	var joined []string
	for _, name := range Names() {
		docs, err := Generate(in, []string{name})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if d.Format != name || d.Kind == "" || d.Digest == "" {
				t.Errorf("%s: format %q, kind %q, digest %q", d.Path, d.Format, d.Kind, d.Digest)
			}
		}
		joined = append(joined, paths(docs)...)
	}
	if got := paths(all); !reflect.DeepEqual(got, joined) {
		t.Errorf("all formats: %v\none by one: %v", got, joined)
	}
	for _, want := range []string{"责任清单/市教育局.xlsx", "任务分解总表.xlsx", "预算汇总.pdf", "简报/总体简报.md", "index.html"} {
		if !strings.Contains("\n"+strings.Join(joined, "\n")+"\n", "\n"+want+"\n") {
			t.Errorf("no %s", want)
		}
	}
}

// TestRenderingLeavesThePlanAlone: a format that sorts in place would change
// what the next one prints. Twice the same input gives the same bytes.
func TestRenderingLeavesThePlanAlone(t *testing.T) {
	in := example(t)
	before, err := in.Overview.Plan.JSON()
	if err != nil {
		t.Fatal(err)
	}
	render := func() map[string]string {
		docs, err := Generate(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, d := range docs {
			var b bytes.Buffer
			if err := d.Render(&b); err != nil {
				t.Fatal(d.Path, err)
			}
			out[d.Path] = b.String()
		}
		return out
	}
	first, second := render(), render()
	for path := range first {
		if first[path] != second[path] {
			t.Errorf("%s differs between two runs", path)
		}
	}
	after, err := in.Overview.Plan.JSON()
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("rendering changed the plan: %v", err)
	}
}

// TestOnePathOnce: two documents of one path on a disk that tells no case
// apart would overwrite each other.
func TestOnePathOnce(t *testing.T) {
	standing := formats
	defer func() { formats = standing }()
	two := func(format.Input) ([]format.Document, error) {
		return []format.Document{{Path: "A.md"}, {Path: "a.md"}}, nil
	}
	formats = append(formats[:0:0], formats[0])
	formats[0].documents = two
	if _, err := Generate(format.Input{}, nil); err == nil || !strings.Contains(err.Error(), "A.md") {
		t.Errorf("got %v", err)
	}
}
