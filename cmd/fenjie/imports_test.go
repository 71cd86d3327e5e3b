package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// imports is the table of docs/architecture: what a package may import of
// ours, and of others by the beginning of their paths. A package below one
// that is named needs a line of its own.
var imports = map[string]struct{ ours, others []string }{
	"source/limits":                {},
	"source/pattern":               {},
	"source/parallel":              {},
	"source/sentence":              {},
	"source/plan":                  {[]string{"source/pattern", "source/sentence"}, nil},
	"source/figures":               {[]string{"source/plan", "source/pattern", "source/sentence"}, nil},
	"source/document/doctest":      {}, // in tests alone
	"source/document":              {[]string{"source/plan", "source/limits", "source/pattern"}, []string{"github.com/yuin/goldmark", "golang.org/x/text", "github.com/goccy/go-yaml"}},
	"source/settings":              {[]string{"source/document", "source/limits", "source/check", "source/pattern", "source/entries/entry"}, nil}, // check: which codes there are, entry: which columns
	"source/check":                 {[]string{"source/plan", "source/pattern", "source/parallel", "source/sentence"}, nil},
	"source/revision":              {[]string{"source/plan", "source/figures", "source/pattern"}, []string{"github.com/sergi/go-diff"}},
	"source":                       {[]string{"source/plan", "source/figures", "source/sentence", "source/document", "source/limits", "source/settings", "source/pattern", "source/parallel"}, nil},
	"source/revision/revisiontest": {[]string{"source/plan"}, []string{"pgregory.net/rapid"}},
	"source/entries/entry":         {},
	"source/entries":               {[]string{"source/plan", "source/figures", "source/document", "source/revision", "source/limits", "source/pattern", "source/entries/entry"}, []string{"github.com/xuri/excelize/v2"}},
	"templates":                    {},
	"generator/assign":             {[]string{"source/plan", "source/figures", "source/parallel", "source/revision", "source/limits", "source/entries/entry"}, []string{"golang.org/x/text/unicode/norm"}},
	"generator/linebreak":          {},
	"generator/wording":            {[]string{"source/plan", "source/pattern", "source/revision", "generator/assign"}, nil},
	"generator/format":             {[]string{"source/plan", "generator/assign", "generator/wording", "source/check", "source/settings", "source/parallel"}, nil}, // check: its findings, settings: the look, as values
	"generator/pages":              {[]string{"source/plan", "source/parallel", "source/document", "source/check", "source/revision", "generator/assign", "generator/wording", "generator/format", "templates"}, nil},
	"generator/xlsx":               {append([]string{"source/entries/entry", "source/limits", "source/settings", "source/parallel", "generator/xlsx/stamp"}, formatOurs...), []string{"github.com/xuri/excelize/v2"}},
	"generator/deflate":            {nil, []string{"github.com/klauspost/compress/flate"}},
	"generator/xlsx/stamp":         {[]string{"generator/deflate"}, []string{"github.com/xuri/excelize/v2"}},
	"generator/pdf":                {append([]string{"source/settings"}, formatOurs...), []string{"github.com/signintech/gopdf", "golang.org/x/image"}},
	"generator/briefing":           {formatOurs, []string{"github.com/yuin/goldmark"}},
	"generator/site":               {formatOurs, []string{"github.com/yuin/goldmark"}},
	"generator/word":               {append([]string{"generator/deflate"}, formatOurs...), []string{"github.com/yuin/goldmark"}},
	"generator": {[]string{"source/plan", "generator/assign", "generator/format",
		"generator/xlsx", "generator/pdf", "generator/briefing", "generator/site", "generator/word"}, nil},
	"generator/plantest":       {[]string{"source", "generator/assign", "generator/format"}, nil},                               // in tests alone
	"generator/plantest/naive": {[]string{"templates"}, []string{"github.com/xuri/excelize/v2", "github.com/signintech/gopdf"}}, // to measure against
	"docs/counts":              {},                                                                                              // in tests alone
	"output":                   {nil, []string{"golang.org/x/sys/unix"}},                                                        // syncfs, which the standard library lacks
	"cmd/fenjie": {[]string{"source", "source/parallel", "source/plan", "source/revision", "source/document", "source/limits", "source/settings", "source/check", "source/pattern", "generator", "generator/assign",
		"generator/format", "generator/pages", "generator/wording", "generator/pdf", "generator/xlsx", "templates", "output", "source/entries", "source/entries/entry"},
		[]string{"github.com/fsnotify/fsnotify", "github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar/v3", "golang.org/x/term", "golang.org/x/text/width"}},
}

// formatOurs is what a format may import: never another format, nor source,
// whose findings come as values in the input.
var formatOurs = []string{"source/plan", "source/revision", "generator/assign", "generator/wording", "generator/format", "generator/pages", "generator/linebreak", "templates"}

// TestImports holds the architecture: formats know neither each other nor the
// readers, output knows nothing of plans.
func TestImports(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not installed")
	}
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "fenjie/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "fenjie/")
		may, ok := imports[name]
		if !ok {
			t.Errorf("%s is not in the table of imports", name)
			continue
		}
		for _, path := range p.Imports {
			own, isOurs := strings.CutPrefix(path, "fenjie/")
			switch {
			case isOurs && !slices.Contains(may.ours, own):
				t.Errorf("%s must not import our %s", name, own)
			case !isOurs && strings.Contains(strings.Split(path, "/")[0], ".") && !slices.ContainsFunc(may.others, func(o string) bool {
				return path == o || strings.HasPrefix(path, o+"/")
			}):
				t.Errorf("%s must not import %s", name, path)
			}
		}
	}
}
