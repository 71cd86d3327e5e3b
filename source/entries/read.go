// Package entries reads what units filled into their workbooks (填报内容), and
// places it at the measures of a revised plan. Workbooks are only read: what
// another program saved is never edited, a fresh one is written instead.
package entries

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/source/document"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
)

// Read reads the workbook called name, as whatever program saved it. Whose it
// is remains to be settled: see Whose. An error is a *document.Error, for a
// clerk.
func Read(name string, data []byte) (s *entry.Sheet, err error) {
	defer func() {
		if bug := recover(); bug != nil { // the library's, on a package that is none
			s, err = nil, damaged(name)
		}
	}()
	f, left, err := open(name, data)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := &book{file: f, name: name, formats: map[int]entry.Value{}}
	return b.read(left)
}

// open opens a workbook whose members are sound, and tells what in it no reader
// of ours looks at.
func open(name string, data []byte) (*excelize.File, []string, error) {
	members, err := unpack(name, data)
	if err != nil {
		return nil, nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: limits.Workbook, UnzipXMLSizeLimit: limits.Workbook, RawCellValue: true})
	if err != nil {
		return nil, nil, damaged(name)
	}
	return f, leftOf(members), nil
}

// TextOf is the digest of the plan's text that a workbook was made from; empty
// where it does not say, or is none.
func TextOf(data []byte) (text string) {
	defer func() {
		if bug := recover(); bug != nil { // the library's, on a package that is none
			text = ""
		}
	}()
	f, _, err := open("", data)
	if err != nil {
		return ""
	}
	defer f.Close()
	props, err := f.GetCustomProps()
	if err != nil {
		return ""
	}
	for _, p := range props {
		if p.Name == entry.PropertyText {
			text, _ = p.Value.(string)
		}
	}
	return text
}

// book is a workbook under reading.
type book struct {
	file    *excelize.File
	name    string
	formats map[int]entry.Value // format of a number by style
	made    []string            // columns of 责任清单 that the program put beside the form's
	more    *more               // how texts that a cell has no room for go on; nil: all have
}

func (b *book) read(left []string) (*entry.Sheet, error) {
	s := &entry.Sheet{Left: left}
	if err := b.properties(s); err != nil {
		return nil, err
	}
	found := map[string]*sheet{}
	var others []*sheet
	sheets, err := b.loadAll()
	if err != nil {
		return nil, err
	}
	for _, t := range sheets {
		name := t.name
		if other := found[t.form.Sheet]; t.form.Sheet == "" || other != nil && name != t.form.Sheet {
			others = append(others, t)
			continue
		} else if other != nil {
			others = append(others, other)
		}
		found[t.form.Sheet] = t
	}
	tasks := found[entry.SheetTasks]
	if tasks == nil {
		return nil, &document.Error{File: b.name, Message: "这不是责任清单：没有“任务”“进展状态”等栏目的表头", Suggestion: "请确认文件；各栏标题请勿删改"}
	}
	for _, of := range []struct {
		form  string
		table *entry.Table
	}{{entry.SheetTasks, &s.Tasks}, {entry.SheetTargets, &s.Targets}, {entry.SheetWithdrawn, &s.Withdrawn}, {entry.SheetUnclaimed, &s.Unclaimed}} {
		if t := found[of.form]; t != nil {
			*of.table = b.table(t)
			s.Loose = append(s.Loose, t.loose...)
		}
	}
	for _, t := range others {
		if g := b.grid(t); len(g.Cells) > 0 {
			s.Grids = append(s.Grids, g)
		}
	}
	if b.more != nil {
		s.Loose = append(s.Loose, b.more.unclaimed()...)
	}
	s.Title = tasks.title
	return s, nil
}

// loadAll reads the sheets of cells but for 续文, whatever it is called by now: its
// texts are read where they begin.
func (b *book) loadAll() ([]*sheet, error) {
	var sheets []*sheet
	for _, name := range b.file.GetSheetList() {
		t, err := b.load(name)
		switch {
		case err != nil:
			return nil, err
		case t == nil: // a sheet of charts
		case t.more && b.more == nil:
			b.more = readMore(t)
		default:
			sheets = append(sheets, t)
		}
	}
	if b.more == nil {
		return sheets, nil
	}
	for _, t := range sheets {
		if !b.more.complete(t) {
			return nil, tooLarge(b.name)
		}
	}
	return sheets, nil
}

// properties reads whose workbook it is, of which text, and when it was saved.
func (b *book) properties(s *entry.Sheet) error {
	if props, err := b.file.GetDocProps(); err == nil {
		s.Saved = props.Modified
	}
	custom, err := b.file.GetCustomProps()
	if err != nil {
		return nil // the title says whose it is
	}
	for _, p := range custom {
		text, _ := p.Value.(string)
		switch p.Name {
		case entry.PropertySchema:
			if text != entry.Schema && strings.HasPrefix(text, "fenjie.sheet/") {
				return &document.Error{File: b.name, Quote: text, Message: "这份责任清单由更新版本的 fenjie 生成", Suggestion: "请升级程序"}
			}
		case entry.PropertyPlan:
			s.Plan = text
		case entry.PropertyUnit:
			s.Unit = text
		case entry.PropertyText:
			s.Text = text
		case entry.PropertyForm:
			s.Form = text
		case entry.PropertyMade:
			if json.Unmarshal([]byte(text), &b.made) != nil {
				b.made = nil // its columns count as the unit's own
			}
		}
	}
	return nil
}

// at names a cell of a sheet in messages: 责任清单!K7.
func at(sheet string, column, row int) string {
	ref, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		ref = fmt.Sprintf("R%dC%d", row, column)
	}
	return sheet + "!" + ref
}
