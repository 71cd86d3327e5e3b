package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/xlsx"
	"fenjie/source/check"
	"fenjie/source/document"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// checkFlags are the flags of check.
type checkFlags struct {
	format, stage, config, output string
	only, ignore                  []string
	fix                           bool
}

func (c *command) check() *cobra.Command {
	f := &checkFlags{}
	cmd := &cobra.Command{
		Use:   "check 方案文件",
		Short: "校核方案，列出错误和疑点",
		Long: "check 通读方案，列出前后矛盾、缺漏和疑似笔误之处，逐条注明位置、原文、问题和建议；不改动方案。\n" +
			"有错误级问题时以状态 1 结束。经核实不必修改的，可在 fenjie.yaml 的 check.accepted 中登记，以后不再提示。\n" +
			"规则（代码和名称；例子见程序压缩包里的 docs/rules.md）：\n" + ruleNames(),
		Example: "  fenjie check 工作方案.docx\n  fenjie check 工作方案.docx --stage 印发稿\n  fenjie check 工作方案.docx --format xlsx -o 校核问题.xlsx\n" +
			"  fenjie check 工作方案.docx --ignore lead-not-first,text-duplicate\n  fenjie check 工作方案.txt --fix",
		Args: onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			return c.runCheck(args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "", "输出`格式`：text、json、md 或 xlsx（默认按 -o 的扩展名，不然为 text）")
	flags.StringSliceVar(&f.only, "only", nil, "只检查这些`规则`，用逗号分开")
	flags.StringSliceVar(&f.ignore, "ignore", nil, "不检查这些`规则`，用逗号分开")
	flags.StringVar(&f.stage, "stage", "", "按这个`稿次`检查，如 印发稿：初稿中允许暂缺的内容视为错误（默认为方案自己的稿次）")
	flags.BoolVar(&f.fix, "fix", false, "另存一份改好全半角、多余空格、重复标点和括号的方案（仅 .txt 和 .md），不改数字、名称和文字")
	flags.StringVar(&f.config, "config", "", "设置`文件`（默认为方案旁的 fenjie.yaml）")
	flags.StringVarP(&f.output, "output", "o", "", "把结果写入`文件`")
	return cmd
}

// ruleNames lists the rules for the help, one a line.
func ruleNames() string {
	var b strings.Builder
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "  %-20s %s（%s）\n", r.Code, r.Name, r.Severity.Name())
	}
	return strings.TrimRight(b.String(), "\n")
}

func (c *command) runCheck(path string, f *checkFlags) error {
	if err := f.verify(path); err != nil {
		return err
	}
	if f.fix {
		return c.runFix(path, f)
	}
	p, problems, set, err := c.readPlan(path, f.config)
	if err != nil {
		return err
	}
	report := check.Run(p, problems, f.options(set))
	c.tellUnmet(path, f.config, report)
	if report.Counts.Error > 0 {
		c.status = statusFindings
	}
	return c.writeCheck(path, f, p, set, report)
}

// verify refuses wrong usage before anything is read.
func (f *checkFlags) verify(path string) error {
	if !f.fix { // what it writes is in the form of the plan
		var err error
		if f.format, err = formFor(f.format, f.output); err != nil {
			return err
		}
	}
	for _, flag := range []struct {
		name  string
		codes []string
	}{{"--only", f.only}, {"--ignore", f.ignore}} {
		for k, code := range flag.codes {
			code = strings.TrimSpace(code)
			flag.codes[k] = code
			if !slices.Contains(check.Codes(), code) {
				return usageError("%s 中的“%s”不是规则代码；可用的代码见 fenjie help check", flag.name, code)
			}
		}
	}
	if f.stage != "" {
		stage, ok := check.StageOf(f.stage)
		if !ok {
			return usageError("--stage 的值“%s”不是稿次；可用的有 %s", f.stage, check.Stages())
		}
		f.stage = stage
	}
	if f.fix && f.format != "" && f.format != "text" {
		return usageError("--fix 不能与 --format %s 同时使用；请先校改，再校核校改后的文件", f.format)
	}
	if f.output != "" && sameFile(path, f.output) {
		return usageError("-o 指定的就是方案文件“%s”；请另写一个文件名", f.output)
	}
	return nil
}

// sameFile tells whether two paths are one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// options joins the flags with the settings. A code named by --only is looked
// for even where the settings ignore it.
func (f *checkFlags) options(set *settings.Settings) check.Options {
	o := checkOptions(set)
	o.Only = f.only
	o.Ignore = append(slices.DeleteFunc(o.Ignore, func(code string) bool { return slices.Contains(f.only, code) }), f.ignore...)
	if f.stage != "" {
		o.Stage = f.stage
	}
	return o
}

// checkOptions is what the settings say about proofreading.
func checkOptions(set *settings.Settings) check.Options {
	o := check.Options{Stage: set.Check.Stage, Ignore: slices.Clone(set.Check.Ignore)}
	for _, a := range set.Check.Accepted {
		o.Accepted = append(o.Accepted, check.Accepted{Code: a.Code, Quote: a.Quote})
	}
	for _, u := range set.Units {
		o.Units = append(o.Units, u.Name)
	}
	return o
}

// tellUnmet names what the settings accept and is no finding, so that a
// misquotation is not taken for a thing settled.
func (c *command) tellUnmet(path, config string, report check.Report) {
	if config == "" {
		config = defaultConfig(path)
	}
	for _, a := range report.Unmet {
		e := &document.Error{File: config, Quote: a.Quote, Message: "check.accepted 中的这一项（" + a.Code + "）没有对应的问题，不起作用",
			Suggestion: "quote 须照抄报告中的原文；问题已改正的，请删去这一项"}
		fmt.Fprintln(c.stderr, e.Error())
	}
}

// writeCheck writes the report in the form asked for, to the file or standard
// output. A workbook is nothing for a terminal: it goes beside the plan then.
func (c *command) writeCheck(path string, f *checkFlags, p *plan.Plan, set *settings.Settings, report check.Report) error {
	out := f.output
	if out == "" && f.format == "xlsx" && terminal(c.stdout) != nil {
		if path == "-" {
			return usageError("请用 -o 指定 Excel 文件名")
		}
		out = strings.TrimSuffix(path, filepath.Ext(path)) + "-校核问题清单.xlsx"
	}
	write := func(w io.Writer) error {
		switch f.format {
		case "json":
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			return enc.Encode(report)
		case "text":
			return newCheckText(w, p).write(path, report)
		}
		overview, units := assign.Split(p, nil)
		in := format.Input{Overview: overview, Units: units, Findings: report.Findings, Look: format.Look{Organ: set.Organ}}
		if f.format == "xlsx" {
			return xlsx.CheckList(w, in)
		}
		text, err := pages.Check(in)
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}
	if out == "" {
		return write(c.stdout)
	}
	if err := writeFile(out, write); err != nil {
		return err
	}
	// The file holds the list; the count is for whoever waits at the terminal.
	fmt.Fprintf(c.stderr, "%s：%s，已写入%s\n", shownName(path), countsText(report.Counts), out)
	return nil
}

// countsText says how many findings there are: 共9个问题（错误2个、警告3个、提示4个）.
func countsText(n check.Counts) string {
	if n == (check.Counts{}) {
		return "没有发现问题"
	}
	return fmt.Sprintf("共%d个问题（错误%d个、警告%d个、提示%d个）", n.Error+n.Warning+n.Notice, n.Error, n.Warning, n.Notice)
}
