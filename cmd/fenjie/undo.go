package main

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"fenjie/output"
)

// runUndo puts back the set that stood before the last build. The plan only
// names the folder; it is not read, and need not be there any more.
func (c *command) runUndo(path string, f *buildFlags) error {
	for _, other := range []struct {
		name  string
		given bool
	}{{"--carry", f.carry != ""}, {"--only", len(f.only) > 0}, {"--strict", f.strict}} {
		if other.given {
			return usageError("--undo 撤回最近一次更新的全部成果，不能与 %s 同用；请分两次运行", other.name)
		}
	}
	if err := c.checkFlags(path, f); err != nil {
		return err
	}
	take := output.Open
	if f.dryRun {
		take = output.Look
	}
	folder, err := take(f.dir)
	if err != nil {
		return &failure{statusNotWritten, err}
	}
	defer folder.Close()
	r, err := folder.Undo()
	if err != nil {
		return &failure{statusNotWritten, err}
	}
	if f.format == "json" {
		return c.printJSON(newBuildJSON(r, nil))
	}
	fmt.Fprintf(c.stdout, "%s最近一次更新：恢复%d个文件，撤下%d个：%s\n", when(f, "撤回"), len(r.Written), len(r.Removed), f.dir)
	c.printFiles(f, r)
	return nil
}

// when says that something was done or, in a dry run, that it would be.
func when(f *buildFlags, verb string) string {
	if f.dryRun {
		return "将" + verb
	}
	return "已" + verb
}

// printFiles names the kept copies, of files that hold handwork; in a dry run, every file
// concerned.
func (c *command) printFiles(f *buildFlags, r output.Report) {
	if f.dryRun {
		c.printFolders("将写入", f.dir, r.Written)
		c.printFolders("将撤下", f.dir, r.Removed)
	}
	if len(r.Kept) > mostNamed && !f.dryRun {
		fmt.Fprintf(c.stdout, "%d份原文件%s在 %s\n", len(r.Kept), when(f, "留存"), filepath.Join(f.dir, ".fenjie", "kept"))
		return
	}
	for _, name := range r.Kept {
		fmt.Fprintf(c.stdout, "原文件%s：%s\n", when(f, "留存"), filepath.Join(f.dir, filepath.FromSlash(name)))
	}
}

// mostNamed is how many files are named; more are told by their number.
const mostNamed = 5

// printFolders names files, folder by folder: those of a folder that has many by
// their number and the first of them. --format json names each.
func (c *command) printFolders(what, dir string, names []string) {
	for len(names) > 0 {
		below := path.Dir(names[0])
		n := slices.IndexFunc(names, func(name string) bool { return path.Dir(name) != below })
		if n < 0 {
			n = len(names)
		}
		if n > mostNamed {
			fmt.Fprintf(c.stdout, "%s：%s等%d个文件\n", what, filepath.Join(dir, filepath.FromSlash(names[0])), n)
		} else {
			for _, name := range names[:n] {
				fmt.Fprintf(c.stdout, "%s：%s\n", what, filepath.Join(dir, filepath.FromSlash(name)))
			}
		}
		names = names[n:]
	}
}

func newBuildJSON(r output.Report, counts map[string]int) buildJSON {
	if counts == nil {
		counts = countSeverity(nil)
	}
	return buildJSON{
		Schema: "fenjie.build/v1", Written: list(r.Written), Unchanged: list(r.Unchanged), Removed: list(r.Removed),
		Carried: []carriedJSON{}, Kept: list(append(r.Kept, r.Retired...)), Unplaced: []unplacedJSON{}, Findings: counts,
	}
}

func (c *command) printJSON(v any) error {
	enc := json.NewEncoder(c.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
