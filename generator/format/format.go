// Package format is what the generator and its formats share: the input that
// every format reads and the Document that it answers with. A format is a
// folder beside this one with a function
//
//	func Documents(in Input) ([]Document, error)
//
// and one line in the generator's list.
package format

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"text/template"

	"fenjie/generator/assign"
	"fenjie/source/check"
	"fenjie/source/settings"
)

// Input is everything that documents are made from. Formats only read it.
type Input struct {
	Overview *assign.Overview    // the whole plan
	Units    []assign.Assignment // one a unit, in the plan's order
	Findings []check.Finding     // what proofreading found, in the order of the text
	Date     string              // YYYY-MM-DD; empty: no date is printed
	Text     string              // digest of the plan's text, by which a returned workbook names it
	Look     Look
	Absent   []string // formats whose documents are not in the folder, and not to be linked to
	Shared   *Shared  // what formats make in common; set by the generator
}

// Look is what settings change about the look of documents.
type Look struct {
	Organ    string   // 发文机关
	Issue    int      // 期号; 0: left blank
	ReturnTo string   // 反馈给谁
	ReturnBy string   // 反馈时限
	Briefing string   // 简报名称; empty: 任务分解简报
	ReportTo []string // 报送
	CopyTo   []string // 抄送
	Sheet    settings.Sheet
	PDF      settings.PDF
	Texts    *template.Template // of briefings; nil: the built-in ones
	// Faces holds the office's own TrueType faces by use: title, body,
	// heading, second. A missing one is the built-in face.
	Faces map[string][]byte
}

// Document is one file to be made. Render may be called from any goroutine;
// equal documents give equal bytes.
type Document struct {
	Path    string // with slashes, relative to the output folder: 责任清单/市科技局.xlsx
	Kind    string // sheet, total, budget, briefing, section-briefing, unit-briefing, page, index …
	Subject string // the unit or section concerned; empty for the whole plan
	Format  string // the name of its format; set by the generator
	Digest  string // of everything that Render reads, but for what units typed
	Long    bool   // whether it is of the whole plan, and takes much longer to render than one of a unit
	Render  func(w io.Writer) error
}

// Digest hashes values that print as JSON, for Document.Digest. It must cover
// everything that Render reads, and the format's own version.
func Digest(values ...any) string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			panic(fmt.Sprintf("digest of %T: %v", v, err)) // a value of ours that has no JSON is a bug
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
