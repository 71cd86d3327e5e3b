package document

import (
	"strings"

	"github.com/goccy/go-yaml/token"

	"fenjie/source/limits"
)

// shape goes over the tokens of a YAML or JSON text before the parser does,
// whose time and stack grow with nesting and with the fields of a mapping, and
// refuses what no plan and no settings file needs.
type shape struct {
	flow  []int         // fields in each open bracket, the innermost last
	block []indentation // indentations, the innermost last
	body  bool          // something of a document was seen
	over  bool          // that document has ended
}

// indentation is a list or mapping that is told by its indentation.
type indentation struct{ column, fields int }

// refused is a token that is not taken, and why.
type refused struct {
	at                  *token.Token
	message, suggestion string
}

// refusedTypes are the constructs of YAML that would say one thing in two
// places, or hide what is said.
var refusedTypes = map[token.Type]refused{
	token.AnchorType:     {message: "不支持 YAML 的锚点和引用（& 和 *）", suggestion: "请把内容写全；以 * 或 & 开头的文字请加引号"},
	token.AliasType:      {message: "不支持 YAML 的锚点和引用（& 和 *）", suggestion: "请把内容写全；以 * 或 & 开头的文字请加引号"},
	token.TagType:        {message: "不支持 YAML 的标签（!）", suggestion: "以 ! 开头的文字请加引号"},
	token.DirectiveType:  {message: "不支持 YAML 的指令（%）", suggestion: "请删去这一行；以 % 开头的文字请加引号"},
	token.MappingKeyType: {message: "不支持 YAML 的“?”字段名", suggestion: "字段名应是一个词，后跟冒号；以 ? 开头的文字请加引号"},
}

// check returns the first token that is refused, or nil.
func (s *shape) check(tokens token.Tokens) *refused {
	for k, t := range tokens {
		if r, ok := refusedTypes[t.Type]; ok {
			r.at = t
			return &r
		}
		switch t.Type {
		case token.DocumentHeaderType, token.DocumentEndType:
			s.over, s.block, s.flow = s.body, nil, nil
			continue
		case token.CommentType:
			continue
		}
		if s.over {
			return &refused{t, "文件里有不止一份内容（以 --- 分开）", "请只留一份"}
		}
		s.body = true
		if !s.step(tokens, k) {
			return &refused{t, "字段过多或嵌套过深", "请检查缩进和括号"}
		}
	}
	return nil
}

// step counts a token, and reports whether all is within the limits.
func (s *shape) step(tokens token.Tokens, k int) bool {
	switch t := tokens[k]; t.Type {
	case token.MappingStartType, token.SequenceStartType:
		s.flow = append(s.flow, 0)
	case token.MappingEndType, token.SequenceEndType:
		s.flow = s.flow[:max(len(s.flow)-1, 0)]
	case token.SequenceEntryType:
		s.indent(t.Position.Column)
	case token.MappingValueType:
		if n := len(s.flow); n > 0 {
			s.flow[n-1]++
			return s.flow[n-1] <= limits.Keys
		}
		if k > 0 {
			at := s.indent(tokens[k-1].Position.Column)
			at.fields++
			return at.fields <= limits.Keys && len(s.block) <= limits.Nesting
		}
	}
	return len(s.flow)+len(s.block) <= limits.Nesting
}

// indent is the level that begins at a column, made where there is none. What
// was further in has ended.
func (s *shape) indent(column int) *indentation {
	for len(s.block) > 0 && s.block[len(s.block)-1].column > column {
		s.block = s.block[:len(s.block)-1]
	}
	if n := len(s.block); n == 0 || s.block[n-1].column < column {
		s.block = append(s.block, indentation{column: column})
	}
	return &s.block[len(s.block)-1]
}

// atToken is an error at a token, with its line quoted.
func atToken(name string, lines []string, t *token.Token, message, suggestion string) *Error {
	e := &Error{File: name, Message: message, Suggestion: suggestion}
	if t != nil && t.Position != nil {
		e.Line, e.Column = t.Position.Line, t.Position.Column
		if e.Line >= 1 && e.Line <= len(lines) {
			e.Quote = strings.TrimSpace(lines[e.Line-1])
		}
	}
	return e
}
