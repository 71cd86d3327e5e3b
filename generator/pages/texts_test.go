package pages

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"fenjie/generator/plantest"
	"fenjie/source/document"
	"fenjie/templates"
)

// TestBuiltInTexts: the built-in templates, given back, are what they were.
func TestBuiltInTexts(t *testing.T) {
	var texts []Text
	for _, name := range TextNames() {
		data, err := fs.ReadFile(templates.Office(), "briefing/"+name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, Text{Name: name, File: "T/" + name, Content: string(data)})
	}
	set, err := ParseTexts(texts)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(saidBy(set), saidBy(nil)) {
		t.Error("the templates say something else when they are given back")
	}
	in := plantest.Input(t, "plan.txt", []byte("青山县方案\n一、教育\n（一）办学。新建学校4所。（责任单位：*县教育局、县财政局）\n"))
	before := All(in)
	in.Look.Texts = set
	for k, p := range All(in) {
		if p.Digest != before[k].Digest {
			t.Errorf("%s has another digest", p.Path)
		}
	}
}

// TestChangedText: a changed template concerns the pages that it is in, and no
// other.
func TestChangedText(t *testing.T) {
	in := plantest.Input(t, "plan.txt", []byte("青山县方案\n一、教育\n（一）办学。新建学校4所。（责任单位：*县教育局、县财政局）\n"))
	before := All(in)
	data, err := fs.ReadFile(templates.Office(), "briefing/task.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	if in.Look.Texts, err = ParseTexts([]Text{{"task.md.tmpl", "T/task.md.tmpl", strings.Replace(string(data), "牵头单位", "主办单位", 1)}}); err != nil {
		t.Fatal(err)
	}
	for k, p := range All(in) {
		concerned := p.Kind == "section-briefing" || p.Kind == "unit-briefing"
		if changed := p.Digest != before[k].Digest; changed != concerned {
			t.Errorf("%s: changed %t, want %t", p.Path, changed, concerned)
		}
		text, err := p.Markdown()
		if err != nil {
			t.Fatal(err)
		}
		if concerned && !strings.Contains(string(text), "主办单位") {
			t.Errorf("%s does not say 主办单位", p.Path)
		}
	}
}

// TestBrokenTexts: a fault has a file, a line, and what is known there.
func TestBrokenTexts(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"overall.md.tmpl", "# 题\n\n{{.Titel}}\n", "T/overall.md.tmpl:3：“.Titel”：没有字段 Titel；此处可用的字段有 Name、Title"},
		{"overall.md.tmpl", "{{if .Funds}}{{range .Funds}}{{.Title}}{{end}}{{end}}", "T/overall.md.tmpl:1：“.Title”：没有字段 Title；此处可用的字段有 Kind、Sum、Count"},
		{"overall.md.tmpl", "{{range .Units}}{{$.Name}}{{$.Nam}}{{end}}", "“$.Nam”：没有字段 Nam"},
		{"overall.md.tmpl", "{{range $k, $u := .Units}}{{$u.Nam}}{{end}}", "“$u.Nam”：没有字段 Nam；此处可用的字段有 Name、Lead"},
		{"overall.md.tmpl", "{{with .Basis}}{{range .}}{{.Numer}}{{end}}{{end}}", "没有字段 Numer"},
		{"overall.md.tmpl", "{{range .Title}}x{{end}}", "“.Title”：不是列表，不能用 range"},
		{"overall.md.tmpl", "{{.Title.Name}}", "文字没有字段 Name"},
		{"overall.md.tmpl", "{{md .Issue}}", "用法不对"},
		{"overall.md.tmpl", "\n{{bold .Title}}", "T/overall.md.tmpl:2：没有“bold”这个函数；可用的函数有 md、cell、paragraphs"},
		{"overall.md.tmpl", "{{if .Title}}x", "T/overall.md.tmpl:1：缺少 {{end}}"},
		{"overall.md.tmpl", "{{end}}", "多了一个 {{end}}"},
		{"overall.md.tmpl", "{{.Title}\n", "{{ 与 }} 不成对"},
		{"overall.md.tmpl", `{{template "tusk" .}}`, "“tusk”：没有定义这个模板"},
		{"task.md.tmpl", `{{define "task"}}{{.Namee}}{{end}}`, "T/task.md.tmpl:1：“.Namee”：没有字段 Namee；此处可用的字段有 Name、Part"},
		{"task.md.tmpl", `{{define "task"}}{{template "task" .}}{{end}}`, "task.md.tmpl"},
		{"overal.md.tmpl", "", "没有这个模板；可用的有 check.md.tmpl"},
	} {
		_, err := ParseTexts([]Text{{c.name, "T/" + c.name, c.content}})
		var clerk *document.Error
		if !errors.As(err, &clerk) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.content, err, c.want)
		}
	}
}

// TestFieldsAreTold: docs/templates.md names every field that a template may
// use.
func TestFieldsAreTold(t *testing.T) {
	doc, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(doc), "\n### ")
	for name, v := range values {
		told := ""
		for _, p := range parts {
			if strings.HasPrefix(p, "`"+name+Suffix) {
				told = p
			}
		}
		var need func(reflect.Type)
		need = func(typ reflect.Type) {
			for f := range typ.Fields() {
				if !strings.Contains(told, "`"+f.Name+"`") {
					t.Errorf("docs/templates.md does not tell of %s in %s", f.Name, name)
				}
				if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct && f.Type.Elem() != reflect.TypeFor[task]() {
					need(f.Type.Elem())
				}
			}
		}
		need(reflect.TypeOf(v))
	}
}
