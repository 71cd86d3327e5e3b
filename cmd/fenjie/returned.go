package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fenjie/output"
	"fenjie/source/document"
	"fenjie/source/limits"
)

// returned reads the workbooks below dir that units sent back, whatever they
// are called now: what a workbook says of itself tells whose it is. Newer ones
// come first.
func (r *carrier) returned(dir string) ([]workbook, error) {
	names, err := r.tablesIn(dir)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		r.notes = append(r.notes, dir+"：其中没有表格文件，没有可带入的责任清单")
	}
	var books []workbook
	for _, name := range names {
		w, err := r.readReturned(name)
		if err != nil {
			return nil, err
		}
		if w.err != nil {
			r.notes = append(r.notes, w.err.Error()+"；这份文件没有带入")
			r.unread = append(r.unread, unplacedJSON{Path: w.name})
			continue
		}
		r.tellOtherPlan(w)
		books = append(books, w)
	}
	books = r.newOnes(books)
	slices.SortStableFunc(books, func(a, b workbook) int { return b.saved.Compare(a.saved) })
	r.nameTwice(books)
	return books, nil
}

// tablesIn lists the tables below dir, which may itself be one, or a link to
// either. A folder that is linked to from within is named and not entered: it
// may lead round in a circle.
func (r *carrier) tablesIn(dir string) ([]string, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, &failure{statusUsage, openError(dir, err)}
	}
	switch {
	case info.Mode().IsRegular():
		return []string{dir}, nil
	case !info.IsDir(): // a pipe would wait for ever
		return nil, &failure{statusUsage, &document.Error{File: dir, Message: "这既不是文件夹，也不是表格文件", Suggestion: "请用 --carry 写出放有交回清单的文件夹"}}
	}
	var names []string
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err != nil {
			return &failure{statusUsage, openError(name, err)}
		}
		if d.IsDir() && d.Name() == ".fenjie" {
			return fs.SkipDir // copies that earlier builds kept
		}
		kind := d.Type()
		if kind&fs.ModeSymlink != 0 {
			info, err := os.Stat(name)
			if err != nil || info.IsDir() {
				r.notes = append(r.notes, filepath.ToSlash(name)+"：是指向别处的链接，没有读取；如其中有单位交回的清单，请把文件复制过来")
				return nil
			}
			kind = info.Mode().Type()
		}
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case !kind.IsRegular() || strings.HasPrefix(filepath.Base(name), "~$"):
		case output.IsTable(filepath.Base(name)):
			names = append(names, name)
		case slices.Contains([]string{".doc", ".docx", ".wps", ".pdf", ".zip", ".rar", ".7z"}, ext):
			r.notes = append(r.notes, filepath.ToSlash(name)+"：不是表格文件，没有带入；如其中有单位填报的内容，请填入该单位的清单（.xlsx）或解压后再带入")
		}
		return nil
	})
	return names, err
}

func (r *carrier) readReturned(name string) (workbook, error) {
	w := workbook{name: filepath.ToSlash(name), edited: true}
	info, err := os.Stat(name)
	if err != nil {
		return w, &failure{statusUsage, openError(name, err)}
	}
	if info.Size() > limits.File {
		w.err = tooLargeError(w.name)
		return w, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return w, &failure{statusUsage, openError(name, err)}
	}
	w.sum = sumOf(data)
	if w.Sheet, w.err = r.open(w.name, data, ""); w.err == nil {
		w.saved = savedAt(w.Sheet, info.ModTime())
	}
	return w, nil
}

// tellOtherPlan says when a workbook was made from another plan: what stands at
// a measure that both have is carried, and may be last year's.
func (r *carrier) tellOtherPlan(w workbook) {
	ours := w.Plan == "" || w.Plan == r.plan.Title || w.Text == r.text || r.past.texts.of(w.Text) != nil
	for _, text := range r.past.texts.all() {
		ours = ours || text.Title == w.Plan
	}
	if !ours {
		r.notes = append(r.notes, fmt.Sprintf("%s：这份清单出自另一个方案（%s），内容相同的任务所填已带入；请核对是否误放", w.name, w.Plan))
	}
}

// newOnes leaves out what was carried before, where the unit's workbook stands:
// what it said is in there, and may have been changed since.
func (r *carrier) newOnes(books []workbook) []workbook {
	var list []workbook
	for _, w := range books {
		known := slices.Contains(r.taken, w.sum)
		if known && r.stands(r.unitNow(w.Unit)) {
			r.notes = append(r.notes, w.name+"：这份清单以前已经带入，不再重复")
			continue
		}
		if !known {
			r.taken = append(r.taken, w.sum)
		}
		list = append(list, w)
	}
	return list
}

// nameTwice says which workbook goes first where a unit returned several.
func (r *carrier) nameTwice(books []workbook) {
	first := map[string]workbook{}
	for _, w := range books {
		unit := r.unitNow(w.Unit)
		if have, twice := first[unit]; twice {
			r.notes = append(r.notes, fmt.Sprintf("%s交回了不止一份清单：以 %s（%s）为准；%s（%s）中另填的内容一并带入，与前者不同的列入“待认领”",
				unit, have.name, have.saved.Format("2006-01-02 15:04"), w.name, w.saved.Format("2006-01-02 15:04")))
			continue
		}
		first[unit] = w
		if r.paths[unit] == "" {
			r.notes = append(r.notes, fmt.Sprintf("%s：方案中没有“%s”，填报内容暂存，列入方案后自动归位", w.name, unit))
		}
	}
}
