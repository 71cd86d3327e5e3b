package main

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// twins is a plan whose sections have a measure of one title each, and numbers
// that begin anew.
const twins = `某市科技创新工作方案

一、科技领域
（一）加大向上争取力度。围绕科技项目争取省级资金，做好申报材料的准备。（责任单位：*市科技局、市财政局）
（二）培育企业。新增高新技术企业20家。（责任单位：*市科技局）

二、人才领域
（一）加大向上争取力度。推动人才引进平台建设，积极对接国家部委争取试点。（责任单位：*市科技局、市财政局）
（二）优化服务。办好一件事联办窗口。（责任单位：*市财政局）
`

// TestTwins: what is typed at one of two measures of one title comes back at
// that one, or at none, whatever a unit does to its workbook.
func TestTwins(t *testing.T) {
	swap := func(t *testing.T, b *excelize.File, columns ...string) {
		for _, c := range columns {
			one, err := b.GetCellValue("责任清单", c+"5")
			if err != nil {
				t.Fatal(err)
			}
			other, err := b.GetCellValue("责任清单", c+"7")
			if err != nil {
				t.Fatal(err)
			}
			set(t, b, c+"5", other)
			set(t, b, c+"7", one)
		}
		set(t, b, "L5", "人才领域所填")
		set(t, b, "L7", "科技领域所填")
	}
	for name, change := range map[string]func(t *testing.T, b *excelize.File){
		"visible columns sorted": func(t *testing.T, b *excelize.File) { swap(t, b, "B", "C", "D") },
		"sorted, content and ids deleted": func(t *testing.T, b *excelize.File) {
			swap(t, b, "B", "C", "D")
			remove(t, b, "P", "D")
		},
		"sorted, labels taken off, words mended": func(t *testing.T, b *excelize.File) {
			swap(t, b, "B", "C", "D")
			set(t, b, "C5", "加大向上争取力度")
			set(t, b, "C7", "加大向上争取力度")
			set(t, b, "D5", "推动人才引进平台建设，积极对接国家部委，争取试点工作。")
			set(t, b, "D7", "围绕科技项目争取省级资金，做好申报材料准备工作。")
		},
		"sorted, no field, no ids": func(t *testing.T, b *excelize.File) {
			swap(t, b, "B", "C", "D")
			remove(t, b, "P", "B")
		},
		"sorted, nothing left but titles": func(t *testing.T, b *excelize.File) {
			swap(t, b, "B", "C", "D")
			remove(t, b, "P", "D", "B")
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t, twins)
			f.build()
			f.edit(f.sheet("市科技局"), func(b *excelize.File) { change(t, b) })
			f.write(strings.Replace(twins, "20家", "30家", 1))
			f.build()
			book, err := excelize.OpenFile(f.sheet("市科技局"))
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close()
			found := map[string]int{}
			for _, sheet := range book.GetSheetList() {
				rows, err := book.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range rows {
					line := strings.Join(row, "|")
					for word, not := range map[string]string{"人才领域所填": "围绕科技项目", "科技领域所填": "推动人才引进"} {
						if strings.Contains(line, word) {
							found[word]++
							if strings.Contains(line, not) {
								t.Errorf("%s stands at %s", word, line)
							}
						}
					}
				}
			}
			if found["人才领域所填"] != 1 || found["科技领域所填"] != 1 {
				t.Errorf("found %v, want each once", found)
			}
		})
	}
}

func set(t *testing.T, b *excelize.File, ref, value string) {
	t.Helper()
	if err := b.SetCellStr("责任清单", ref, value); err != nil {
		t.Fatal(err)
	}
}

// remove takes columns away, the last first.
func remove(t *testing.T, b *excelize.File, columns ...string) {
	t.Helper()
	for _, c := range columns {
		if err := b.RemoveCol("责任清单", c); err != nil {
			t.Fatal(err)
		}
	}
}
