package settings

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/entries/entry"
	"fenjie/source/pattern"
)

// Sheet is how workbooks look: sheet.yaml among the templates, or the key sheet
// of fenjie.yaml. What it leaves out is as it always was.
type Sheet struct {
	Preset  string             `json:"preset"`  // of Presets; empty: full
	Columns []Column           `json:"columns"` // the office's own, filled in by hand, after the preset's
	Widths  map[string]float64 `json:"widths"`  // by title, in Excel's unit: a digit of the default face
	Lights  []Light            `json:"lights"`  // the first that fits is shown; empty: the usual ones
	Fonts   SheetFonts         `json:"fonts"`
	Colours SheetColours       `json:"colours"`
}

// Column is a column of the office's own (自定栏目).
type Column struct {
	Title   string   `json:"title"`
	Width   float64  `json:"width"`   // in Excel's unit; 0: 12
	Options []string `json:"options"` // a drop-down list; empty: any text
}

// Light is a rule of the column 亮灯: what shows it.
type Light struct {
	Light  string `json:"light"`  // of Lights
	Status string `json:"status"` // where 进展状态 is this, or
	Days   *int   `json:"days"`   // where so many days or fewer are left to 完成时限; 0: it is over
}

// SheetFonts names the faces of workbooks, which only name them: the reader's
// machine has them.
type SheetFonts struct {
	Title   string  `json:"title"`
	Heading string  `json:"heading"`
	Body    string  `json:"body"`
	Size    float64 `json:"size"` // of body text, in points
}

// SheetColours are the shades of cells: RRGGBB.
type SheetColours struct {
	Header string `json:"header"`
	Lead   string `json:"lead"` // rows that the unit leads
	Fill   string `json:"fill"` // cells to fill in
	Border string `json:"border"`
}

// Presets are the sets of columns of 责任清单, by name, with what they are for.
var Presets = []struct{ Name, Use string }{
	{"full", "全部栏目"}, {"lean", "精简，供单位填报"}, {"leader", "供领导审阅"}, {"tracking", "按季度跟踪，自动亮灯"},
}

// Lights are the lights that a rule may show.
var Lights = []string{"绿灯", "黄灯", "红灯", "灰灯"}

// Statuses are the choices of 进展状态.
var Statuses = []string{"未启动", "推进中", "已完成", "滞后"}

// DefaultSheet is how workbooks look unless an office says otherwise. It is
// what the built-in sheet.yaml says.
func DefaultSheet() Sheet {
	over, soon := 0, 30
	return Sheet{
		Preset: "full",
		Lights: []Light{{Light: "绿灯", Status: "已完成"}, {Light: "红灯", Status: "滞后"}, {Light: "红灯", Days: &over},
			{Light: "黄灯", Days: &soon}, {Light: "绿灯", Status: "推进中"}, {Light: "灰灯", Status: "未启动"}},
		Fonts:   SheetFonts{Title: "方正小标宋简体", Heading: "黑体", Body: "仿宋_GB2312", Size: 10.5},
		Colours: SheetColours{Header: "D9E2EC", Lead: "EAF1F8", Fill: "FFF9E5", Border: "808080"},
	}
}

// Over is s where it says something, and below elsewhere.
func (s Sheet) Over(below Sheet) Sheet {
	out := below
	out.Widths = map[string]float64{}
	for _, widths := range []map[string]float64{below.Widths, s.Widths} {
		for title, w := range widths {
			out.Widths[title] = w
		}
	}
	if len(s.Columns) > 0 {
		out.Columns = s.Columns
	}
	if len(s.Lights) > 0 {
		out.Lights = s.Lights
	}
	for _, f := range []struct {
		to *string
		by string
	}{
		{&out.Preset, s.Preset}, {&out.Fonts.Title, s.Fonts.Title}, {&out.Fonts.Heading, s.Fonts.Heading}, {&out.Fonts.Body, s.Fonts.Body},
		{&out.Colours.Header, s.Colours.Header}, {&out.Colours.Lead, s.Colours.Lead}, {&out.Colours.Fill, s.Colours.Fill}, {&out.Colours.Border, s.Colours.Border},
	} {
		if f.by != "" {
			*f.to = f.by
		}
	}
	if s.Fonts.Size > 0 {
		out.Fonts.Size = s.Fonts.Size
	}
	return out
}

// LoadSheet reads the text of a sheet.yaml called name.
func LoadSheet(name string, data []byte) (Sheet, error) {
	var s Sheet
	text, err := decode(name, data, &s)
	if err != nil {
		return s, err
	}
	return s, s.check(name, text)
}

// decode reads a YAML file. One that says nothing is as good as none.
func decode(name string, data []byte, v any) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", nil
	}
	text, err := document.DecodeText(name, data)
	if err != nil || blank(text) {
		return text, err
	}
	return text, document.Decode(name, text, v)
}

// blank reports whether a YAML text has nothing but comments.
func blank(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && line != "---" && line != "..." && !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

// mostOwn is how many columns an office may add.
const mostOwn = 20

var colour = pattern.New(`^[0-9A-Fa-f]{6}$`)

// check holds what the types cannot.
func (s Sheet) check(file, text string) error {
	c := sheetCheck{file: file, text: text}
	var names []string
	for _, p := range Presets {
		names = append(names, p.Name)
	}
	if s.Preset != "" && !slices.Contains(names, s.Preset) {
		c.bad(s.Preset, "没有这套栏目", "preset 可用 "+strings.Join(names, "、"))
	}
	c.columns(s)
	for _, l := range s.Lights {
		c.light(l)
	}
	for _, shade := range []string{s.Colours.Header, s.Colours.Lead, s.Colours.Fill, s.Colours.Border} {
		if shade != "" && !colour.MatchString(shade) {
			c.bad(shade, "不是颜色", "请写成六位十六进制数，如 \"D9E2EC\"")
		}
	}
	if s.Fonts.Size != 0 && (s.Fonts.Size < 6 || s.Fonts.Size > 16) {
		c.bad("size", "字号不合要求", "size 应在 6 到 16（磅）之间")
	}
	return c.err
}

// sheetCheck keeps the first thing that is wrong with a Sheet.
type sheetCheck struct {
	file, text string
	err        error
}

func (c *sheetCheck) bad(words, message, suggestion string) {
	if c.err == nil {
		c.err = &document.Error{File: c.file, Line: lineWith(c.text, words), Quote: words, Message: message, Suggestion: suggestion}
	}
}

func (c *sheetCheck) columns(s Sheet) {
	if len(s.Columns) > mostOwn {
		c.bad("columns", fmt.Sprintf("自定栏目有%d个", len(s.Columns)), fmt.Sprintf("最多%d个", mostOwn))
	}
	seen := map[string]bool{}
	for _, own := range s.Columns {
		list := strings.Join(own.Options, ",")
		switch {
		case strings.TrimSpace(own.Title) != own.Title || own.Title == "" || strings.ContainsAny(own.Title, "\n\r\t（(【["):
			c.bad(own.Title, "自定栏目的 title 不能为空，首尾不能有空格，不能有括号和换行", "请写成“分管领导”的样子")
		case own.Title == entry.TaskID:
			c.bad(own.Title, "这一栏由程序使用，不能自定", "请换一个栏目名")
		case len(own.Options) > 0 && builtIn(own.Title):
			c.bad(own.Title, "这是内置栏目，不能另定选项", "请删去 options，或换一个栏目名")
		case seen[own.Title]:
			c.bad(own.Title, "自定栏目的 title 重复", "请改名或删去一个")
		case own.Width < 0 || own.Width > mostWidth:
			c.bad(own.Title, "栏宽不合要求", fmt.Sprintf("width 应在 0 到 %d 之间", mostWidth))
		case utf8.RuneCountInString(list) > mostOptions || strings.Count(list, ",") >= max(len(own.Options), 1) || strings.Contains(list, `"`):
			c.bad(own.Title, "options 过长，或含有半角逗号、引号", "Excel 的下拉列表最多 255 个字符")
		}
		seen[own.Title] = true
	}
	for _, title := range slices.Sorted(maps.Keys(s.Widths)) {
		switch w := s.Widths[title]; {
		case w <= 0 || w > mostWidth:
			c.bad(title, "栏宽不合要求", fmt.Sprintf("应大于 0，不超过 %d", mostWidth))
		case !builtIn(title) && !seen[title]:
			c.bad(title, "widths 中写了没有的栏目", "内置栏目有 "+strings.Join(entry.Tasks.Columns[:len(entry.Tasks.Columns)-1], "、")+"；自定栏目的宽度写在 columns 的 width 中")
		}
	}
}

// builtIn reports whether some preset has a column of ours with this title.
func builtIn(title string) bool {
	return entry.Tasks.Has(title) || title == entry.Light || slices.Contains(entry.Quarters, title)
}

func (c *sheetCheck) light(l Light) {
	switch {
	case !slices.Contains(Lights, l.Light):
		c.bad(l.Light, "没有这种灯", "light 可用 "+strings.Join(Lights, "、"))
	case (l.Status == "") == (l.Days == nil):
		c.bad(l.Light, "亮灯规则要有 status 或 days，且只有一个", "如 {light: 红灯, status: 滞后} 或 {light: 黄灯, days: 30}")
	case l.Status != "" && !slices.Contains(Statuses, l.Status):
		c.bad(l.Status, "没有这种进展状态", "status 可用 "+strings.Join(Statuses, "、"))
	case l.Days != nil && *l.Days > mostDays:
		c.bad("days", "天数不合要求", fmt.Sprintf("days 应在 0 到 %d 之间", mostDays))
	}
}

// Excel's limits: a column's width in its unit, the text of a list.
const mostWidth, mostOptions = 255, 255

// mostDays is how long before a deadline a light may come on: ten years.
const mostDays = 3650

// lineWith is the first line that holds the words outside a comment; 0 when none
// does.
func lineWith(text, words string) int {
	for k, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(" "+line, " #") // "#D9E2EC" is no comment
		if words != "" && strings.Contains(line, words) {
			return k + 1
		}
	}
	return 0
}
