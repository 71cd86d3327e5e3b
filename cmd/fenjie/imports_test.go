package main

import (
	"os/exec"
	"strings"
	"testing"
)

// mayImport is the table of docs/architecture.md: what each package may import,
// of ours and of others. Standard packages are free to all.
var mayImport = map[string]string{
	"fenjie/source/plan":        "",
	"fenjie/source/document":    "fenjie/source/plan github.com/yuin/goldmark golang.org/x/text github.com/goccy/go-yaml",
	"fenjie/source/settings":    "fenjie/source/document",
	"fenjie/source":             "fenjie/source/plan fenjie/source/document fenjie/source/settings",
	"fenjie/templates":          "",
	"fenjie/generator/assign":   "fenjie/source/plan",
	"fenjie/generator/wording":  "fenjie/source/plan fenjie/generator/assign",
	"fenjie/generator/format":   "fenjie/generator/assign",
	"fenjie/generator/pages":    "fenjie/source/plan fenjie/generator/assign fenjie/generator/format fenjie/generator/wording fenjie/templates",
	"fenjie/generator/briefing": "fenjie/generator/format fenjie/generator/pages",
	"fenjie/generator/site":     "fenjie/generator/assign fenjie/generator/format fenjie/generator/wording fenjie/generator/pages fenjie/templates github.com/yuin/goldmark",
	"fenjie/generator/pdf":      "fenjie/source/plan fenjie/generator/assign fenjie/generator/format fenjie/generator/wording fenjie/templates github.com/signintech/gopdf golang.org/x/image",
	"fenjie/generator/xlsx":     "fenjie/source/plan fenjie/generator/assign fenjie/generator/format fenjie/generator/wording github.com/xuri/excelize/v2",
	"fenjie/generator":          "fenjie/generator/format fenjie/generator/briefing fenjie/generator/pdf fenjie/generator/site fenjie/generator/xlsx",
	"fenjie/output":             "",
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "fenjie/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		pkg, imports, _ := strings.Cut(line, ":")
		if pkg == "fenjie/cmd/fenjie" {
			continue // joins them all
		}
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s is not in the table", pkg)
			continue
		}
		for _, path := range strings.Fields(imports) {
			if isStandard(path) || isAllowed(path, allowed) {
				continue
			}
			t.Errorf("%s may not import %s", pkg, path)
		}
	}
}

func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first != "fenjie" && !strings.Contains(first, ".")
}

// isAllowed: one of ours exactly, another's module with all its packages.
func isAllowed(path, allowed string) bool {
	for _, a := range strings.Fields(allowed) {
		if path == a || !strings.HasPrefix(a, "fenjie") && strings.HasPrefix(path, a+"/") {
			return true
		}
	}
	return false
}
