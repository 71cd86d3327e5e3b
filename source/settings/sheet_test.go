package settings

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"fenjie/templates"
)

// TestBuiltInFiles: the built-in sheet.yaml and pdf.yaml say what holds without
// them.
func TestBuiltInFiles(t *testing.T) {
	read := func(name string) []byte {
		data, err := fs.ReadFile(templates.Office(), name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	s, err := LoadSheet("sheet.yaml", read("sheet.yaml"))
	if err != nil || !reflect.DeepEqual(s, DefaultSheet()) {
		t.Errorf("sheet.yaml is %+v (%v)", s, err)
	}
	p, err := LoadPDF("pdf.yaml", read("pdf.yaml"))
	if err != nil || !reflect.DeepEqual(p, DefaultPDF()) {
		t.Errorf("pdf.yaml is %+v (%v)", p, err)
	}
}

func TestSheetFaults(t *testing.T) {
	for text, want := range map[string]string{
		"preset: fast":                           "sheet.yaml:1：“fast”：没有这套栏目；preset 可用 full、lean、leader、tracking",
		"\npresets: lean":                        "sheet.yaml:2:1",
		"columns: [{title: 备注（二）}]":              "不能有括号",
		"columns: [{title: 任务标识}]":               "这一栏由程序使用",
		"columns: [{title: 进展状态, options: [好]}]": "sheet.yaml:1：“进展状态”：这是内置栏目，不能另定选项",
		"columns: [{title: 责任人}, {title: 甲}]\nwidths: {一季度: 9, 备注: 9, 甲: 9}": "",
		"\nwidths: {工作内客: 44}":                               "sheet.yaml:2：“工作内客”：widths 中写了没有的栏目；内置栏目有 序号、领域、任务、工作内容",
		"columns: [{title: 甲}, {title: 甲}]":                  "重复",
		"columns: [{title: 甲, width: 300}]":                  "栏宽不合要求",
		"columns: [{title: 甲, options: ['a,b']}]":            "半角逗号",
		"columns: [{title: 甲, width: 宽}]":                    "“宽”不是数",
		"widths: {任务: 0}":                                    "应大于 0",
		"lights: [{light: 蓝灯, status: 滞后}]":                  "没有这种灯",
		"lights: [{light: 红灯}]":                              "要有 status 或 days",
		"lights: [{light: 红灯, status: 慢}]":                   "没有这种进展状态",
		"lights:\n  - {light: 红灯, days: 9999}":               "sheet.yaml:2",
		"colours: {header: blue}":                            "不是颜色",
		"fonts: {size: 40}":                                  "字号不合要求",
		"\ncolours: {header: \"#D9E2EC\"}":                   "sheet.yaml:2：“#D9E2EC”：不是颜色",
		"#fast\npreset: fast # fast":                         "sheet.yaml:2：",
		"columns: [{title: \"甲\\n乙\"}]":                      "和换行",
		"colours: {header: \"D9E2EC\"}":                      "",
		"# 什么都没有\n":                                          "",
		"columns: [{title: 甲, options: [是, 否]}]\n":           "",
		"lights: [{light: 黄灯, days: 15}]\nfonts: {size: 12}": "",
	} {
		_, err := LoadSheet("sheet.yaml", []byte(text))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}

// TestOver: what is said goes before what is not.
func TestOver(t *testing.T) {
	s := Sheet{Preset: "lean", Widths: map[string]float64{"任务": 20}}.Over(Sheet{Preset: "full", Widths: map[string]float64{"任务": 9, "备注": 8}, Fonts: SheetFonts{Body: "宋体"}}).Over(DefaultSheet())
	if s.Preset != "lean" || s.Widths["任务"] != 20 || s.Widths["备注"] != 8 || s.Fonts.Body != "宋体" || s.Fonts.Title != "方正小标宋简体" || len(s.Lights) != 6 {
		t.Errorf("%+v", s)
	}
}
