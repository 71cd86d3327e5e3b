package pages

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"

	"fenjie/source/document"
)

// values are what each template is given, by its name without suffix. That of
// task is what the others call it with.
var values = map[string]any{
	"overall": overall{}, "section": sectionPage{}, "unit": unitPage{}, "task": task{}, "check": checkPage{}, "revision": revised{},
}

// checker looks up every field that templates name, in the types of what they
// are given: also in a branch that no plan at hand takes.
type checker struct {
	set   *template.Template
	files map[string]string // by name; the built-in ones have none
	done  map[string]bool   // template and type
	tree  *parse.Tree
	err   error
}

// page checks the template of a page, then tries it on an example and on an
// empty value.
func (c *checker) page(name string) error {
	v := reflect.TypeOf(values[name])
	c.template(name+Suffix, v)
	if c.err != nil || name == "task" {
		return c.err
	}
	for _, example := range []reflect.Value{exampleOf(v, 0), reflect.Zero(v)} {
		if err := c.set.ExecuteTemplate(io.Discard, name+Suffix, example.Interface()); err != nil {
			at := located.FindStringSubmatch(err.Error())
			if at == nil {
				return fmt.Errorf("template %s: %w", name, err)
			}
			return clerks(c.files[at[1]], err)
		}
	}
	return nil
}

// template checks a template that is given a value of a type; nil: any.
func (c *checker) template(name string, dot reflect.Type) {
	t := c.set.Lookup(name)
	key := fmt.Sprint(name, " ", dot)
	if c.err != nil || t == nil || t.Tree == nil || c.done[key] {
		return
	}
	c.done[key] = true
	before := c.tree
	c.tree = t.Tree
	c.list(t.Tree.Root, scope{dot: dot, vars: map[string]reflect.Type{"$": dot}})
	c.tree = before
}

// scope is what names mean at a place.
type scope struct {
	dot  reflect.Type
	vars map[string]reflect.Type
}

func (s scope) with(dot reflect.Type) scope {
	vars := map[string]reflect.Type{}
	for name, t := range s.vars {
		vars[name] = t
	}
	return scope{dot, vars}
}

func (c *checker) list(l *parse.ListNode, s scope) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			c.pipe(n.Pipe, s)
		case *parse.IfNode:
			c.pipe(n.Pipe, s)
			c.list(n.List, s.with(s.dot))
			c.list(n.ElseList, s.with(s.dot))
		case *parse.WithNode:
			inner := s.with(s.dot)
			inner.dot = c.pipe(n.Pipe, inner)
			c.list(n.List, inner)
			c.list(n.ElseList, s.with(s.dot))
		case *parse.RangeNode:
			inner := s.with(s.dot)
			inner.dot = c.each(n.Pipe, inner)
			c.list(n.List, inner)
			c.list(n.ElseList, s.with(s.dot))
		case *parse.TemplateNode:
			c.call(n, s)
		}
	}
}

// each is the type of the elements that a range goes through.
func (c *checker) each(p *parse.PipeNode, s scope) reflect.Type {
	t := c.pipe(p, s)
	if t == nil {
		return nil
	}
	if t.Kind() != reflect.Slice {
		c.fail(p, p.String(), "不是列表，不能用 range", "请改用 if，或直接写出")
		return nil
	}
	for k, v := range p.Decl { // the last is the element, one before it the place
		s.vars[v.Ident[0]] = nil
		if k == len(p.Decl)-1 {
			s.vars[v.Ident[0]] = t.Elem()
		}
	}
	return t.Elem()
}

func (c *checker) call(n *parse.TemplateNode, s scope) {
	if c.set.Lookup(n.Name) == nil {
		c.fail(n, n.Name, "没有定义这个模板", "可用 {{define}} 定义；task 由 task"+Suffix+" 定义")
		return
	}
	var dot reflect.Type
	if n.Pipe != nil {
		dot = c.pipe(n.Pipe, s)
	}
	c.template(n.Name, dot)
}

// pipe checks what a pipeline names, and returns the type of what it gives; nil
// where that is not known.
func (c *checker) pipe(p *parse.PipeNode, s scope) reflect.Type {
	var t reflect.Type
	for _, cmd := range p.Cmds {
		t = nil
		for k, arg := range cmd.Args {
			of := c.argument(arg, s)
			if k == 0 && len(cmd.Args) == 1 {
				t = of
			}
		}
	}
	if len(p.Cmds) != 1 {
		t = nil
	}
	for _, v := range p.Decl {
		s.vars[v.Ident[0]] = t
	}
	return t
}

func (c *checker) argument(n parse.Node, s scope) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return c.fields(n, s.dot, n.Ident)
	case *parse.VariableNode:
		return c.fields(n, s.vars[n.Ident[0]], n.Ident[1:])
	case *parse.ChainNode:
		return c.fields(n, c.argument(n.Node, s), n.Field)
	case *parse.PipeNode:
		return c.pipe(n, s)
	}
	return nil
}

// fields follows names from a type on.
func (c *checker) fields(n parse.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if t == nil {
			return nil
		}
		if t.Kind() != reflect.Struct {
			c.fail(n, n.String(), fmt.Sprintf("%s没有字段 %s", kindName(t), name), "请对照 fenjie templates 写出的原模板")
			return nil
		}
		f, ok := t.FieldByName(name)
		if !ok {
			c.fail(n, n.String(), "没有字段 "+name, "此处可用的字段有 "+strings.Join(namesOf(t), "、"))
			return nil
		}
		t = f.Type
	}
	return t
}

func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "列表"
	case reflect.String:
		return "文字"
	case reflect.Int:
		return "数字"
	}
	return "它"
}

func namesOf(t reflect.Type) []string {
	var names []string
	for f := range t.Fields() {
		names = append(names, f.Name)
	}
	return names
}

// fail keeps the first thing that is wrong. What is wrong in a built-in template
// comes of what calls it, or of what it calls.
func (c *checker) fail(n parse.Node, quote, message, suggestion string) {
	if c.err != nil {
		return
	}
	at, _ := c.tree.ErrorContext(n)
	e := &document.Error{File: c.files[c.tree.ParseName], Quote: quote, Message: message, Suggestion: suggestion}
	if e.File == "" {
		e.File = c.tree.ParseName
	}
	if parts := strings.Split(at, ":"); len(parts) > 1 {
		fmt.Sscan(parts[1], &e.Line)
	}
	c.err = e
}

// exampleOf is a value of a type with every field filled and two elements in
// every list.
func exampleOf(t reflect.Type, depth int) reflect.Value {
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.String:
		v.SetString("示例")
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		if depth < 8 {
			v = reflect.Append(v, exampleOf(t.Elem(), depth+1), exampleOf(t.Elem(), depth+1))
		}
	case reflect.Struct:
		for k := range t.NumField() {
			if f := v.Field(k); f.CanSet() {
				f.Set(exampleOf(f.Type(), depth+1))
			}
		}
	}
	return v
}
