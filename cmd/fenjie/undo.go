package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"

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
		for _, name := range r.Written {
			fmt.Fprintf(c.stdout, "将写入：%s\n", filepath.Join(f.dir, filepath.FromSlash(name)))
		}
		for _, name := range r.Removed {
			fmt.Fprintf(c.stdout, "将撤下：%s\n", filepath.Join(f.dir, filepath.FromSlash(name)))
		}
	}
	const most = 5 // more are told by their number
	if len(r.Kept) > most && !f.dryRun {
		fmt.Fprintf(c.stdout, "%d份原文件%s在 %s\n", len(r.Kept), when(f, "留存"), filepath.Join(f.dir, ".fenjie", "kept"))
		return
	}
	for _, name := range r.Kept {
		fmt.Fprintf(c.stdout, "原文件%s：%s\n", when(f, "留存"), filepath.Join(f.dir, filepath.FromSlash(name)))
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
