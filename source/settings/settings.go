// Package settings holds what an office tells fenjie about itself in
// fenjie.yaml: its place, its units and their other names, its fonts.
// Without a file every default is sensible.
package settings

// Settings is the content of fenjie.yaml (设置).
type Settings struct {
	Place       string              `yaml:"place"`     // 地名: 瑞安市
	Prefix      string              `yaml:"prefix"`    // the prefix of its offices: 市; empty: found in the plan
	Organ       string              `yaml:"organ"`     // 发文机关, for the heads of briefings
	Issue       int                 `yaml:"issue"`     // 期号 of the briefing; 0: left blank
	ReturnTo    string              `yaml:"return_to"` // 反馈给谁, in the heads of sheets
	ReturnBy    string              `yaml:"return_by"` // 反馈时限, in the plan's own words
	Units       []Unit              `yaml:"units"`
	Groups      map[string][]string `yaml:"groups"`        // 各乡镇（街道）: [塘下镇, 莘塍街道]
	FirstIsLead bool                `yaml:"first_is_lead"` // 排在首位的为牵头单位
	Fonts       Fonts               `yaml:"fonts"`
}

// Unit is one office and the names it goes by.
type Unit struct {
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases"` // other names in use
	Former  []string `yaml:"former"`  // former names: a renamed unit keeps its entries
}

// Fonts are paths of the office's own licensed TrueType faces for the PDF,
// relative to the settings file. Empty: the built-in face.
type Fonts struct {
	Title   string `yaml:"title"`   // 方正小标宋简体
	Body    string `yaml:"body"`    // 仿宋_GB2312
	Heading string `yaml:"heading"` // 黑体
	Second  string `yaml:"second"`  // 楷体_GB2312
}
