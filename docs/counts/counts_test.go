package counts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestFuzzTargets lists every fuzz target with what it promises, and how many
// inputs it keeps that once broke it.
func TestFuzzTargets(t *testing.T) {
	rows := [][]string{}
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(f.Name.Name, "Fuzz") {
				continue
			}
			dir, _ := filepath.Rel("../..", filepath.Dir(name))
			kept, err := filepath.Glob(filepath.Join(filepath.Dir(name), "testdata", "fuzz", f.Name.Name, "*"))
			if err != nil {
				return err
			}
			text := strings.Join(strings.Fields(f.Doc.Text()), " ")
			promise, ok := strings.CutPrefix(text, f.Name.Name)
			if !ok {
				t.Errorf("%s: %s does not say what it promises", name, f.Name.Name)
			}
			promise = strings.TrimPrefix(strings.TrimPrefix(promise, ":"), " holds that")
			rows = append(rows, []string{path.Base(f.Name.Name), "`" + filepath.ToSlash(dir) + "`", strings.TrimSuffix(strings.TrimSpace(promise), "."), strconv.Itoa(len(kept))})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(a[1]+a[0], b[1]+b[0]) })
	Hold(t, "fuzz", append([][]string{{"target", "package", "promise", "kept inputs"}}, rows...)...)
}
