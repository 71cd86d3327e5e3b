package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/document"
)

// runFix writes a corrected copy of a plan and tells every change. The plan
// itself stays as it is.
func (c *command) runFix(path string, f *checkFlags) error {
	out, err := f.fixedName(path)
	if err != nil {
		return err
	}
	set, err := c.readSettings(path, f.config)
	if err != nil {
		return &failure{statusUsage, err}
	}
	data, err := c.readFile(path)
	if err != nil {
		return &failure{statusUsage, err}
	}
	var changes []check.Change
	fixed, err := document.Recode(shownName(path), data, func(text string) (fixed string) {
		fixed, changes = check.Fix(text)
		return fixed
	})
	if err != nil {
		return &failure{statusUsage, err}
	}
	p, problems, err := source.Read(shownName(path), fixed, set)
	if err != nil {
		return &failure{statusUsage, err}
	}
	left := check.Run(p, problems, f.options(set)).Counts
	if left.Error > 0 {
		c.status = statusFindings
	}
	if len(changes) == 0 {
		fmt.Fprintf(c.stdout, "%s：没有可以自动改正之处；%s\n", shownName(path), countsText(left))
		return nil
	}
	if err := f.keepFixed(out, fixed); err != nil {
		return err
	}
	if err := writeFile(out, func(w io.Writer) error { _, err := w.Write(fixed); return err }); err != nil {
		return err
	}
	for _, ch := range changes {
		fmt.Fprintf(c.stdout, "第%d行 “%s”改为“%s” [%s]\n", ch.Line, ch.From, ch.To, ch.Code)
	}
	fmt.Fprintf(c.stdout, "共改正%d处，已写入%s，原文件未变；改后%s\n", len(changes), out, countsText(left))
	return nil
}

// fixedName is where the corrected copy goes: beside the plan unless -o says.
func (f *checkFlags) fixedName(path string) (string, error) {
	switch {
	case len(f.only)+len(f.ignore) > 0 || f.stage != "":
		return "", usageError("--fix 只改全半角、空格、重复标点和括号，不能与 --only、--ignore、--stage 同时使用")
	case f.output != "":
		return f.output, nil
	case path == "-":
		return "", usageError("从标准输入读取方案时，请用 -o 指定校改后的文件")
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "-校改" + ext, nil
}

// keepFixed refuses to write over an earlier copy that nobody named: it may
// have been worked on since.
func (f *checkFlags) keepFixed(out string, fixed []byte) error {
	if f.output != "" {
		return nil
	}
	there, err := os.ReadFile(out)
	if errors.Is(err, fs.ErrNotExist) || err == nil && bytes.Equal(there, fixed) {
		return nil
	}
	return &failure{statusNotWritten, &document.Error{File: out, Message: "已有这个文件，内容不同，没有覆盖", Suggestion: "请改名或删去它，或用 -o 另写一个文件名"}}
}
