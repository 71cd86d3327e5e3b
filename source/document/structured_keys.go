package document

import (
	"reflect"
	"strings"
)

// keys is the keys that a mapping may hold, in the order of the struct.
type keys struct {
	names []string
	types map[string]reflect.Type
}

// keysOf reads the keys of a struct from its json or yaml tags.
func keysOf(t reflect.Type) keys {
	k := keys{types: map[string]reflect.Type{}}
	if t.Kind() != reflect.Struct {
		return k
	}
	for f := range t.Fields() {
		tag := f.Tag.Get("json")
		if tag == "" {
			tag = f.Tag.Get("yaml")
		}
		name, _, _ := strings.Cut(tag, ",")
		if name == "" || name == "-" || !f.IsExported() {
			continue
		}
		k.names = append(k.names, name)
		k.types[name] = f.Type
	}
	return k
}

// hint names the keys that are known, the likeliest first.
func (k keys) hint(wrong string) string {
	best, least := "", len(wrong)/2+1
	for _, name := range k.names {
		if d := distance(wrong, name); d < least {
			best, least = name, d
		}
	}
	known := "此处可用的字段有 " + strings.Join(k.names, "、")
	if best != "" {
		return "是否想写“" + best + "”；" + known
	}
	return known
}

// distance is the edit distance of two words (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			next := min(row[j+1]+1, row[j]+1)
			if a[i] == b[j] {
				next = min(next, last)
			} else {
				next = min(next, last+1)
			}
			last, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
