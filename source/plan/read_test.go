package plan

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"reflect"
	"testing"
)

// TestParsePrinted: what Print printed is read as encoding/json reads it. What
// was tampered with is read so too, or left to encoding/json.
func TestParsePrinted(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	read, left := 0, 0
	for range 400 {
		p := &Plan{}
		anyValue(r, reflect.ValueOf(p).Elem(), 0)
		mendMoney(reflect.ValueOf(p).Elem())
		var out bytes.Buffer
		if err := p.Print(&out); err != nil {
			t.Fatal(err)
		}
		if _, ok := parsePrinted(out.Bytes()); !ok {
			t.Fatalf("not read:\n%s", &out)
		}
		for n := range 30 {
			data := bytes.Clone(out.Bytes())
			for range min(n, 2) {
				at := r.Intn(len(data))
				switch r.Intn(4) {
				case 0:
					data = append(data[:at], data[at+1:]...)
				case 1:
					data[at] = "\"\\{}[],:0n-.e u\x00\xff"[r.Intn(17)]
				case 2:
					data = append(data[:at:at], append([]byte{" \",}0"[r.Intn(5)]}, data[at:]...)...)
				default:
					data = data[:at]
				}
				if len(data) == 0 {
					break
				}
			}
			got, ok := parsePrinted(data)
			if !ok {
				left++
				continue
			}
			read++
			want := &Plan{}
			if err := json.Unmarshal(data, want); err != nil {
				t.Fatalf("read, though %v:\n%s", err, data)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("read another plan from\n%s", data)
			}
		}
	}
	t.Logf("%d read, %d left", read, left)
}

// mendMoney makes amounts of a random plan such as can be read: none is below
// nothing.
func mendMoney(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mendMoney(v.Elem())
		}
	case reflect.Slice:
		for k := range v.Len() {
			mendMoney(v.Index(k))
		}
	case reflect.Struct:
		for k := range v.NumField() {
			mendMoney(v.Field(k))
		}
	case reflect.Int64:
		if v.Type() == reflect.TypeFor[Fen]() && v.Int() < 0 {
			v.SetInt(-(v.Int() + 1))
		}
	}
}
