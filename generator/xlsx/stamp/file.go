// Package stamp writes workbooks that share a form. excelize is the author of
// the form (styles, settings, drop-downs, protection, print set-up); it writes
// each form once, and its parts are kept as they go into the zip. Into a copy
// of them this package writes the rows, and what else differs from workbook to
// workbook.
//
// File has the methods of excelize.File that this program calls, and answers as
// it does. Those that write cells and heights of rows fill a grid; all others
// are noted down, and two workbooks that note the same have one form.
package stamp

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// File is a workbook under way. It serves one goroutine.
type File struct {
	plain  *excelize.File // everything goes straight to excelize; nil: it is stamped
	forms  *Forms
	sheets []*sheet
	calls  []call
	key    []byte // what the calls say
	placed bool   // a call places something over cells, where their heights matter
	rows   []int  // that stand in the form as marks
	texts  []string
	styles int // made
	rules  int // conditional styles
	*store
}

// call is a step in making the form: a method of excelize's, or a style.
type call struct {
	do    func(*excelize.File) error
	style *excelize.Style
}

// New starts a workbook with one sheet, Sheet1, whose form may be in forms.
func New(forms *Forms) *File {
	f := &File{forms: forms, key: make([]byte, 0, 8<<10), store: stores.Get().(*store)}
	f.addSheet("Sheet1")
	return f
}

// Plain starts a workbook that excelize writes whole, the same to the letter:
// what a stamped one is compared with.
func Plain() *File { return &File{plain: excelize.NewFile()} }

// Close frees what excelize holds, and gives the grid back. Nothing is called
// after it.
func (f *File) Close() error {
	if f.plain != nil {
		return f.plain.Close()
	}
	if f.store != nil {
		f.store.back(f.sheets)
		f.store = nil
	}
	return nil
}

// Write writes the workbook, the same bytes for the same calls.
func (f *File) Write(w io.Writer) error {
	if f.plain != nil {
		sortTypes(f.plain)
		return f.plain.Write(w)
	}
	form, err := f.forms.of(f)
	if err != nil {
		return err
	}
	return form.stamp(w, f)
}

// Row is a row's number for the end of a range in the form that differs from
// workbook to workbook: they still share the form. Not for ranges whose cells
// excelize makes, as those of MergeCell.
func (f *File) Row(row int) int {
	if f.plain != nil {
		return row
	}
	f.rows = append(f.rows, row)
	return firstMark + len(f.rows) - 1
}

// firstMark is the first number that stands for a row: of those that Excel has
// and no plan reaches.
const firstMark = 1_040_000

// Text is a text of the form, in its properties or above and below its pages,
// that differs from workbook to workbook. An empty one is none, which the form
// itself must tell, and of a long one excelize looks at the length.
func (f *File) Text(s string) string {
	if f.plain != nil || s == "" || len(s) > longText {
		return s
	}
	f.texts = append(f.texts, s)
	return textMark + strconv.Itoa(len(f.texts)-1) + textMark
}

// longText is less than the 255 characters that a header or a property may
// have.
const longText = 200 // bytes

// textMark is of the private use area, which no office writes.
const textMark = "\ue0f1"

// note notes a call that makes the form.
func (f *File) note(name string, do func(*excelize.File) error, args ...any) error {
	if f.plain != nil {
		return do(f.plain)
	}
	f.calls = append(f.calls, call{do: do})
	f.key = append(f.key, name...)
	for _, a := range args {
		f.key = append(f.key, 0)
		switch a := a.(type) {
		case string:
			f.key = append(f.key, a...)
		case int:
			f.key = strconv.AppendInt(f.key, int64(a), 10)
		case float64:
			f.key = strconv.AppendFloat(f.key, a, 'g', -1, 64)
		case bool:
			f.key = strconv.AppendBool(f.key, a)
		default:
			data, err := json.Marshal(a)
			if err != nil {
				return fmt.Errorf("stamp: %s: %w", name, err)
			}
			f.key = append(f.key, data...)
		}
	}
	f.key = append(f.key, '\n')
	return nil
}

// sheetOf finds a sheet by its name.
func (f *File) sheetOf(name string) (*sheet, error) {
	for k := len(f.sheets) - 1; k >= 0; k-- { // the last is the one under way, mostly
		s := f.sheets[k]
		if s.name == name {
			return s, nil
		}
	}
	return nil, excelize.ErrSheetNotExist{SheetName: name}
}

func (f *File) addSheet(name string) {
	f.sheets = append(f.sheets, &sheet{name: name, store: f.store, rows: f.store.someRows()})
}

// sortTypes puts the content types in order, which excelize leaves to a map
// where there is a chart.
func sortTypes(x *excelize.File) {
	sort.Slice(x.ContentTypes.Defaults, func(i, j int) bool {
		return x.ContentTypes.Defaults[i].Extension < x.ContentTypes.Defaults[j].Extension
	})
}
