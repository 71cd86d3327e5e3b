package generator_test

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// TestEveryFieldIsInDigests: each field of a plan and of its assignments is
// changed alone; every document that comes out otherwise has another digest.
func TestEveryFieldIsInDigests(t *testing.T) {
	if testing.Short() {
		t.Skip("renders some hundred sets of documents")
	}
	const text = "青山县方案（征求意见稿）\n根据《意见》（浙政发〔2025〕3号），全年增长5%以上，安排资金1亿元。\n一、教育（由县教育局牵头）\n县财政预算安排资金300万元，其中建校200万元，设备90万元，争取债券资金2亿元。\n" +
		"（一）办学。新建学校4所，完成投资800万元以上。8月底前完成。（责任单位：*县教育局、县财政局（国资办））\n（二）育人。培训教师30名。（责任单位：县教育局、县人社局）\n二、其他\n（一）收尾。推进。（责任单位：县财政局）\n"
	read := func() format.Input { return plantest.Input(t, "plan.txt", []byte(text)) }
	before := renderedBy(t, read())
	count := 0
	compare := func(field string, in format.Input) {
		count++
		for path, now := range renderedBy(t, in) {
			if was, ok := before[path]; ok && was.digest == now.digest && !bytes.Equal(was.bytes, now.bytes) {
				t.Errorf("%s: %s differs and has the same digest", field, path)
			}
		}
	}
	in := read()
	leaves("plan", reflect.ValueOf(in.Overview.Plan).Elem(), func(field string, mutate func() (back func())) {
		back := mutate()
		defer back()
		changed := in
		changed.Overview, changed.Units = assign.Split(in.Overview.Plan, in.Overview.Problems)
		compare(field, changed)
	})
	for k := range in.Overview.Tasks {
		task := &in.Overview.Tasks[k]
		for field, change := range map[string]func(*assign.Task){
			"change": func(t *assign.Task) { t.Change = "改写" },
			"words":  func(t *assign.Task) { t.Words = []revision.Span{{Kind: revision.Inserted, Text: t.Measure.Text}} },
		} {
			changed := read()
			mine := changed.Overview.Tasks[k].Measure
			for _, list := range append([][]assign.Task{changed.Overview.Tasks, changed.Overview.Parts[0].Tasks}, tasksOf(changed.Units)...) {
				for n := range list {
					if list[n].Measure == mine {
						change(&list[n])
					}
				}
			}
			compare(fmt.Sprintf("%s of %s", field, task.Measure.Title), changed)
		}
	}
	if count < 150 {
		t.Errorf("only %d fields were changed", count)
	}
}

func tasksOf(units []assign.Assignment) (lists [][]assign.Task) {
	for _, a := range units {
		lists = append(lists, a.Tasks)
	}
	return lists
}

// leaves hands on each field that holds a value of its own, with how to change it
// and back.
func leaves(name string, v reflect.Value, visit func(name string, mutate func() func())) {
	set := func(changed reflect.Value) func() func() {
		return func() func() {
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			v.Set(changed)
			return func() { v.Set(old) }
		}
	}
	changed := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		changed.SetString(v.String() + "7")
		visit(name, set(changed))
	case reflect.Int, reflect.Int64:
		changed.SetInt(v.Int() + 1)
		visit(name, set(changed))
	case reflect.Bool:
		changed.SetBool(!v.Bool())
		visit(name, set(changed))
	case reflect.Pointer:
		if !v.IsNil() {
			leaves(name, v.Elem(), visit)
		}
	case reflect.Slice:
		if v.Len() > 0 && v.Type() != reflect.TypeFor[[]*plan.Measure]() && v.Type() != reflect.TypeFor[[]*plan.Section]() && v.Type() != reflect.TypeFor[[]plan.UnitSummary]() {
			visit(name+" shortened", set(v.Slice(0, v.Len()-1)))
		}
		for k := range v.Len() {
			e, name := v.Index(k), fmt.Sprintf("%s[%d]", name, k)
			if v.Type() == reflect.TypeFor[[]plan.Passage]() {
				e = e.FieldByName("Place") // its section and measure are seen where they stand
			}
			leaves(name, e, visit)
		}
	case reflect.Struct:
		for k := range v.NumField() {
			leaves(name+"."+v.Type().Field(k).Name, v.Field(k), visit)
		}
	}
}
