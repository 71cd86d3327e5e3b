package plan

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"reflect"
	"testing"
)

// TestPrinted: a plan is printed as encoding/json prints it, to the letter:
// every field, lists that are empty or missing, and any character.
func TestPrinted(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 300 {
		p := &Plan{}
		anyValue(r, reflect.ValueOf(p).Elem(), 0)
		got, err := p.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var dense bytes.Buffer
		if err := p.Print(&dense); err != nil {
			t.Fatal(err)
		}
		p.Schema = Schema
		fillEmpty(reflect.ValueOf(p).Elem())
		var want, plain bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(p); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("printed as\n%s\nwant\n%s", got, want.Bytes())
		}
		if err := json.Compact(&plain, want.Bytes()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(bytes.TrimSpace(dense.Bytes()), bytes.TrimSpace(plain.Bytes())) {
			t.Fatalf("dense\n%s\nwant\n%s", dense.Bytes(), plain.Bytes())
		}
	}
}

// fillEmpty makes every list that is nil an empty one, which encoding/json prints
// as the contract has it.
func fillEmpty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillEmpty(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		for k := range v.Len() {
			fillEmpty(v.Index(k))
		}
	case reflect.Struct:
		for k := range v.NumField() {
			fillEmpty(v.Field(k))
		}
	}
}

// anyValue fills a value of the model.
func anyValue(r *rand.Rand, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		text := []string{"市科技局", "", "<a>&\"\\/", "\b\f\n\r\t\x00\x1f\x7f", "\u2028\u2029\u0085", "\xff\xe4\xb8", "\ufffd𠮷", "CNY", "USD"}
		v.SetString(text[r.Intn(len(text))] + text[r.Intn(len(text))])
		if v.Type() == reflect.TypeFor[Op]() && r.Intn(2) == 0 {
			v.SetString("")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(r.Int63() >> r.Intn(63))
		if r.Intn(3) == 0 {
			v.SetInt(int64(r.Intn(3) - 1))
		}
	case reflect.Bool:
		v.SetBool(r.Intn(2) == 0)
	case reflect.Pointer:
		if v.Type().Elem().Kind() == reflect.Struct && (depth < 6 || v.Type() == reflect.TypeFor[*Section]() || v.Type() == reflect.TypeFor[*Measure]()) && r.Intn(8) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			anyValue(r, v.Elem(), depth+1)
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]Passage]() || depth > 6 {
			return
		}
		for range r.Intn(3) {
			e := reflect.New(v.Type().Elem()).Elem()
			if e.Kind() == reflect.Pointer { // none of a plan's sections and measures is missing
				e.Set(reflect.New(e.Type().Elem()))
				anyValue(r, e.Elem(), depth+1)
			} else {
				anyValue(r, e, depth+1)
			}
			v.Set(reflect.Append(v, e))
		}
	case reflect.Struct:
		for k := range v.NumField() {
			anyValue(r, v.Field(k), depth+1)
		}
		if a, ok := v.Addr().Interface().(*Amount); ok && r.Intn(2) == 0 {
			a.Currency = []string{"", "CNY", "USD"}[r.Intn(3)]
		}
	}
}

// TestDigestOfPrinted: the digest of a plan is what it always was, so that the
// workbooks of earlier builds still name a text that is known.
func TestDigestOfPrinted(t *testing.T) {
	p := &Plan{Title: "方案", Year: 2025, Sections: []*Section{{Label: "一、", Line: 3, Budget: &Budget{Total: &Money{Text: "5782万元", Fen: 57820000 * Yuan, Known: true}},
		Measures: []*Measure{{Number: 1, Text: "建校", Line: 4, Units: []Unit{{Name: "市教育局", Role: Lead}}}}}}, Units: []UnitSummary{{Name: "市教育局", Lead: 1}}}
	got, err := p.Digest()
	if err != nil || got != "820f6ea27b4bde97" {
		t.Errorf("%s, %v", got, err)
	}
}
