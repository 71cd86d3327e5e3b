// Package settings holds what an office tells fenjie about itself in
// fenjie.yaml: its place, its units and their other names, its fonts.
// Without a file every default is sensible.
package settings

// Settings is the content of fenjie.yaml (设置).
type Settings struct {
	Place       string              `json:"place"`     // 地名: 瑞安市
	Prefix      string              `json:"prefix"`    // the prefix of its offices: 市; empty: found in the plan
	Organ       string              `json:"organ"`     // 发文机关, for the heads of briefings
	Issue       int                 `json:"issue"`     // 期号 of the briefing; 0: left blank
	Date        string              `json:"date"`      // YYYY-MM-DD, printed on documents; --date goes before it
	ReturnTo    string              `json:"return_to"` // 反馈给谁, in the heads of sheets
	ReturnBy    string              `json:"return_by"` // 反馈时限, in the plan's own words
	Units       []Unit              `json:"units"`
	Groups      map[string][]string `json:"groups"`        // 各乡镇（街道）: [塘下镇, 莘塍街道]
	FirstIsLead bool                `json:"first_is_lead"` // 排在首位的为牵头单位
	Fonts       Fonts               `json:"fonts"`
	Check       Check               `json:"check"`
	Briefing    string              `json:"briefing"`  // 简报名称
	ReportTo    []string            `json:"report_to"` // 报送, at the foot of the overall briefing
	CopyTo      []string            `json:"copy_to"`   // 抄送
	Templates   string              `json:"templates"` // folder of the office's own templates; --templates goes before it
	Sheet       Sheet               `json:"sheet"`     // goes before the sheet.yaml of the templates

	text  string             // of the file
	named map[string]Mention // where the file names other files, by their paths
}

// Mention is a place where a settings file names another file or a folder.
type Mention struct {
	File string
	Line int    // 0: unknown
	Name string // as written
}

// Names tells where the settings name a path; ok is false where they do not.
func (s *Settings) Names(path string) (m Mention, ok bool) {
	m, ok = s.named[path]
	return m, ok
}

// Check is what the office has settled about proofreading (校核).
type Check struct {
	Accepted []Accepted `json:"accepted"`
	Ignore   []string   `json:"ignore"` // codes of rules that are not wanted
	Stage    string     `json:"stage"`  // the stage to check for: 印发稿; empty: the plan's own
}

// Accepted is a finding that was looked at and stays (已核可).
type Accepted struct {
	Code  string `json:"code"`
	Quote string `json:"quote"` // the finding's words; empty: every finding of the code
	Note  string `json:"note"`  // why, for the office itself
}

// Unit is one office and the names it goes by.
type Unit struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"` // other names in use
	Former  []string `json:"former"`  // former names: a renamed unit keeps its entries
}

// Fonts are paths of the office's own licensed TrueType faces for the PDF,
// relative to the settings file. Empty: the built-in face.
type Fonts struct {
	Title   string `json:"title"`   // 方正小标宋简体
	Body    string `json:"body"`    // 仿宋_GB2312
	Heading string `json:"heading"` // 黑体
	Second  string `json:"second"`  // 楷体_GB2312
}
