package entries

import (
	"fmt"
	"strings"

	"fenjie/source/document"
	"fenjie/source/entries/entry"
)

// Whose settles whose workbook s is. The property of the file says it, which
// nobody sees and who copies the file copies along; the title says it, which
// anybody may write over. Where both name units, and not the same, somebody took
// another unit's workbook, and what was typed is given to neither of them.
// A workbook that names none is that of the unit in whose place it stands.
//
// known gives a unit's present name, and whether there is such a unit; place is
// empty for a workbook that stands in no unit's place. An error is a
// *document.Error, for a clerk.
func Whose(name string, s *entry.Sheet, place string, known func(unit string) (now string, ok bool)) error {
	titled := strings.TrimSuffix(entry.Plain(s.Title.Value.Text), entry.SheetTasks)
	title, isKnown := known(titled)
	unit, _ := known(s.Unit)
	switch {
	case s.Unit != "" && isKnown && title != unit:
		return &document.Error{File: name, Quote: s.Title.Value.Text,
			Message:    fmt.Sprintf("这份文件原是“%s”的责任清单，标题却改成了“%s”，不能确定由哪个单位填报", s.Unit, titled),
			Suggestion: fmt.Sprintf("请向填报单位核实；是%s填报的，把标题改回“%s%s”，是%s填报的，请在该单位自己的清单中填写；如是同一单位改名，请在 fenjie.yaml 中列入 former", s.Unit, s.Unit, entry.SheetTasks, titled)}
	case s.Unit != "":
	case isKnown || place == "" && titled != "":
		s.Unit = titled
	case place != "":
		s.Unit = place
	default:
		return &document.Error{File: name, Message: "看不出是哪个单位的责任清单", Suggestion: "请在表格第一行写明“×××" + entry.SheetTasks + "”"}
	}
	if titled != "" && titled != entry.Plain(s.Unit) {
		s.Loose = append(s.Loose, s.Title) // somebody wrote another one
	}
	return nil
}
