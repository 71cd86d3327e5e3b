package settings

import (
	"fmt"

	"fenjie/source/document"
)

// Load reads the text of a fenjie.yaml called name. An unknown key, a unit
// without a name or a name of two units is a *document.Error.
func Load(name string, data []byte) (*Settings, error) {
	text, err := document.DecodeText(name, data)
	if err != nil {
		return nil, err
	}
	s := &Settings{}
	if err := document.Decode(name, text, s); err != nil {
		return nil, err
	}
	if err := s.check(name); err != nil {
		return nil, err
	}
	return s, nil
}

// check holds what the types cannot: every unit has a name, and no name
// belongs to two.
func (s *Settings) check(file string) error {
	owner := map[string]string{}
	for _, u := range s.Units {
		if u.Name == "" {
			return &document.Error{File: file, Message: "units 中有一项没有 name", Suggestion: "请补上单位名称"}
		}
		for _, list := range [][]string{{u.Name}, u.Aliases, u.Former} {
			for _, name := range list {
				if of, taken := owner[name]; taken {
					return &document.Error{File: file, Quote: name, Message: fmt.Sprintf("既属于“%s”，又属于“%s”", of, u.Name), Suggestion: "一个名称只能属于一个单位"}
				}
				owner[name] = u.Name
			}
		}
	}
	return nil
}
