package pages

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"

	"fenjie/source/document"
	"fenjie/templates"
)

// Suffix is that of a template's file.
const Suffix = ".md.tmpl"

// functions are what a template may call beside those of text/template.
var functions = template.FuncMap{"md": escape, "cell": escape, "paragraphs": paragraphs}

// builtIn are the program's own texts.
var builtIn = template.Must(template.New("").Funcs(functions).ParseFS(templates.Briefings, "briefing/*"+Suffix))

// Text is a template's file: its name without a folder, what messages call it,
// and what it says.
type Text struct{ Name, File, Content string }

// ParseTexts reads the office's own templates; those that it does not give are
// the built-in ones. Every field that they name is looked up, and each is tried
// on an example. An error is a *document.Error.
func ParseTexts(texts []Text) (*template.Template, error) {
	set, err := builtIn.Clone()
	if err != nil {
		return nil, fmt.Errorf("briefing templates: %w", err)
	}
	files := map[string]string{}
	for _, t := range texts {
		if set.Lookup(t.Name) == nil || !strings.HasSuffix(t.Name, Suffix) {
			return nil, &document.Error{File: t.File, Message: "没有这个模板", Suggestion: "可用的有 " + strings.Join(TextNames(), "、")}
		}
		files[t.Name] = t.File
		if _, err := set.New(t.Name).Parse(t.Content); err != nil {
			return nil, clerks(t.File, err)
		}
	}
	c := checker{set: set, files: files, done: map[string]bool{}}
	for _, name := range TextNames() {
		if err := c.page(strings.TrimSuffix(name, Suffix)); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// TextNames are the names of all templates, in order.
func TextNames() []string {
	var names []string
	for _, t := range builtIn.Templates() {
		if strings.HasSuffix(t.Name(), Suffix) {
			names = append(names, t.Name())
		}
	}
	slices.Sort(names)
	return names
}

// sources are what the templates of a set say, each with all that it calls, by
// name without suffix: the part of a digest that a changed template changes.
func sources(set *template.Template) map[string]string {
	list := map[string]string{}
	for _, name := range TextNames() {
		var b strings.Builder
		seen := map[string]bool{}
		var add func(name string)
		add = func(name string) {
			t := set.Lookup(name)
			if t == nil || t.Tree == nil || seen[name] {
				return
			}
			seen[name] = true
			b.WriteString(name + "\x00" + t.Tree.Root.String() + "\x00")
			called(t.Tree.Root, add)
		}
		add(name)
		list[strings.TrimSuffix(name, Suffix)] = b.String()
	}
	return list
}

var builtInSources = sync.OnceValue(func() map[string]string { return sources(builtIn) })

// saidBy is sources; nil: the built-in ones.
func saidBy(set *template.Template) map[string]string {
	if set == nil {
		return builtInSources()
	}
	return sources(set)
}

// called tells the names of the templates that a node calls.
func called(n parse.Node, tell func(string)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				called(child, tell)
			}
		}
	case *parse.IfNode:
		called(n.List, tell)
		called(n.ElseList, tell)
	case *parse.WithNode:
		called(n.List, tell)
		called(n.ElseList, tell)
	case *parse.RangeNode:
		called(n.List, tell)
		called(n.ElseList, tell)
	case *parse.TemplateNode:
		tell(n.Name)
	}
}

// located is an error of text/template: file, line, column where it has one,
// and what is wrong.
var located = regexp.MustCompile(`^template: ([^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at )?(.*)$`)

// spoken are what text/template says, in Chinese, with what to do. Their forms are
// compiled when one is asked for: hardly a build has such an error.
var spoken = []struct {
	form, message, do string
}{
	{`^function "([^"]*)" not defined`, "没有“$1”这个函数", "可用的函数有 md、cell、paragraphs，以及 and、or、not、eq、ne、lt、gt、len、index、printf"},
	{`^unexpected EOF`, "缺少 {{end}}", "每个 if、range、with、define 都要有一个 {{end}}"},
	{`^unexpected \{\{(end|else)\}\}`, "多了一个 {{$1}}", "请删去，或补上它前面的 if、range、with"},
	{`^unclosed action|^bad character|^unexpected "\}"|^unexpected unclosed action`, "{{ 与 }} 不成对", "请检查这一行的花括号"},
	{`^undefined variable "([^"]*)"`, "没有“$1”这个变量", "请先用 {{$$x := …}} 定义"},
	{`^(<[^>]*>): range can't iterate over`, "$1 不是列表，不能用 range", "请改用 if 或直接写出"},
	{`^(<[^>]*>): (?:wrong type|wrong number|error calling|incompatible types|can't give argument|exceeded|expected)`, "$1 用法不对", "请对照 fenjie templates 写出的原模板"},
}

// clerks turns an error of text/template into one for a clerk. file names the
// template in messages; empty: by its own name.
func clerks(file string, err error) error {
	m := located.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		return err
	}
	e := &document.Error{File: file, Message: "不符合模板的格式（" + m[4] + "）", Suggestion: "请对照 fenjie templates 写出的原模板"}
	if file == "" {
		e.File = m[1]
	}
	e.Line, _ = strconv.Atoi(m[2]) // digits, by the form
	for _, s := range spoken {
		form := regexp.MustCompile(s.form)
		if at := form.FindStringSubmatchIndex(m[4]); at != nil {
			e.Message = string(form.ExpandString(nil, s.message, m[4], at))
			e.Suggestion = strings.ReplaceAll(s.do, "$$", "$")
			break
		}
	}
	return e
}
