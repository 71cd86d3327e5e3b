package document

// Interim: plain UTF-8 text only, until the readers of each format land.

import "strings"

func IsStructured(name string, data []byte) bool { return false }

type Error struct {
	File                       string
	Line                       int
	Quote, Message, Suggestion string
}

func (e *Error) Error() string { return e.File + e.Message }

func Read(name string, data []byte) (*Document, error) {
	d := &Document{}
	for n, l := range strings.Split(string(data), "\n") {
		if strings.TrimSpace(l) != "" {
			b := Block{Text: l}
			b.Line, b.Column = n+1, 1
			d.Blocks = append(d.Blocks, b)
		}
	}
	return d, nil
}
