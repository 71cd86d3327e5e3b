package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fenjie/generator"
	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/pdf"
	"fenjie/output"
	"fenjie/source/check"
	"fenjie/source/document"
	"fenjie/source/limits"
	"fenjie/source/parallel"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// buildFlags are the flags of build.
type buildFlags struct {
	dir, config, date, format string
	carry, templates          string // folders of returned workbooks, of the office's own templates
	only                      []string
	jobs                      int
	strict, dryRun, undo      bool
}

func (c *command) build() *cobra.Command {
	f := &buildFlags{}
	cmd := &cobra.Command{
		Use:   "build 方案文件",
		Short: "生成或更新全部成果（默认命令）",
		Long: "build 读取方案，生成各单位责任清单、任务分解总表、预算汇总和简报。成果默认放在方案旁的“<方案名>-成果”文件夹；\n" +
			"方案修改后再次运行，只更新内容有变化的文件。各单位在责任清单中填报的内容，带到新表中的对应任务；任务已撤销的，\n" +
			"移入该表的“已撤销任务”。其他手工改过的文件如需更新，先在 .fenjie/kept 中留存一份。\n" +
			"--undo 撤回最近一次更新，恢复更新前的成果；可连续使用，最多退回五次。",
		Example: "  fenjie build 工作方案.docx\n  fenjie build 工作方案.docx -o 成果 --date 2025-03-18\n  fenjie build 工作方案.txt --only excel,pdf\n" +
			"  fenjie build 工作方案.docx --carry 各单位反馈\n  fenjie build --undo 工作方案.docx",
		Args: onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			if f.undo {
				return c.runUndo(args[0], f)
			}
			return c.runBuild(args[0], f)
		},
	}
	f.define(cmd.Flags())
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "只说明将要做什么，不写任何文件")
	cmd.Flags().BoolVar(&f.undo, "undo", false, "撤回最近一次更新，恢复更新前的成果")
	cmd.Flags().StringVar(&f.format, "format", "text", "结果的输出`格式`：text（默认）或 json")
	return cmd
}

// define adds the flags that build and watch share.
func (f *buildFlags) define(flags *pflag.FlagSet) {
	flags.StringVarP(&f.dir, "output", "o", "", "成果`文件夹`（默认为方案旁的“<方案名>-成果”）")
	flags.StringSliceVar(&f.only, "only", nil, "只生成这些`格式`，用逗号分开："+strings.Join(generator.Names(), ","))
	flags.IntVar(&f.jobs, "jobs", 0, "同时生成的文件`数`（默认比处理器数多一）")
	flags.StringVar(&f.config, "config", "", "设置`文件`（默认为方案旁的 fenjie.yaml）")
	flags.StringVar(&f.templates, "templates", "", "用这个`文件夹`中的模板（可用 fenjie templates 写出内置的来改）")
	flags.StringVar(&f.date, "date", "", "成果上的`日期`，如 2025-03-18（默认用设置中的 date，没有则不印）")
	flags.StringVar(&f.carry, "carry", "", "把这个`文件夹`中各单位交回的责任清单带入成果（文件名可以改过，按表中记录认单位）")
	flags.BoolVar(&f.strict, "strict", false, "方案有错误级问题时不生成成果，以状态 1 结束")
}

func (c *command) runBuild(path string, f *buildFlags) error {
	if err := c.checkFlags(path, f); err != nil {
		return err
	}
	p, problems, set, err := c.readPlan(path, f.config)
	if err != nil {
		return err
	}
	in, err := c.input(path, p, problems, set, f)
	if err != nil {
		return err
	}
	var report check.Report
	find := sync.OnceFunc(func() {
		report = check.Run(p, in.Overview.Problems, checkOptions(set))
		in.Findings = report.Findings
	})
	if f.strict {
		find() // before anything of the folder is touched
		if countSeverity(in.Findings)["error"] > 0 {
			c.tellUnmet(path, f.config, report)
			c.status = statusFindings
			return c.reportNothing(path, f, in)
		}
	}
	folder, err := open(f)
	if err != nil {
		return &failure{statusNotWritten, err}
	}
	defer folder.Close()
	var w *work
	parallel.Do(find, func() { w, err = c.gather(folder, p, set, &in, f) }) // neither reads what the other finds
	if err != nil {
		return notWritten(err)
	}
	c.tellUnmet(path, f.config, report)
	if err := c.list(w, folder, p, set, &in, f); err != nil {
		return notWritten(err)
	}
	bar := c.progress()
	w.options.Progress = bar.step
	done, err := folder.Build(w.files, w.options)
	bar.done()
	if err != nil {
		return &failure{statusNotWritten, err}
	}
	forgetTexts(folder, w.kept)
	return c.report(path, f, in, done, w.carried.summary(w.files, done))
}

// notWritten is a failure to write, unless what failed says itself which it is.
func notWritten(err error) error {
	if said := (*failure)(nil); errors.As(err, &said) {
		return err
	}
	return &failure{statusNotWritten, err}
}

// open takes the output folder, or only looks at it for a dry run.
func open(f *buildFlags) (*output.Folder, error) {
	if f.dryRun {
		return output.Look(f.dir)
	}
	return output.Open(f.dir)
}

// work is what a build hands to output, and what that is made from.
type work struct {
	past    past
	now     history // after this build
	files   []output.File
	options output.Options
	carried *carried // nil: this build makes no workbooks
	kept    []string // texts of the plan, the last built first
}

// gather brings together the plan, what earlier builds left in the folder, and what
// units typed.
func (c *command) gather(folder *output.Folder, p *plan.Plan, set *settings.Settings, in *format.Input, f *buildFlags) (*work, error) {
	w := &work{options: output.Options{Jobs: f.jobs, DryRun: f.dryRun, Version: version}}
	var err error
	if w.past, err = readPast(folder); err != nil {
		return nil, err
	}
	if in.Text, err = p.Digest(); err != nil {
		return nil, err
	}
	var revised *revision.Revision
	if revised, w.now = w.past.revision(p, in.Text, namesOf(set)); revised != nil {
		in.Overview.Revise(in.Units, revised)
	}
	if len(f.only) == 0 || slices.Contains(f.only, "excel") {
		r := &carrier{folder: folder, plan: p, text: in.Text, past: w.past, names: namesOf(set), paths: map[string]string{}, jobs: f.jobs}
		for unit, file := range in.Overview.FileNames {
			r.paths[unit] = sheetPath(file)
		}
		if w.carried, err = r.carry(f.carry); err != nil {
			return nil, err
		}
		for k := range in.Units {
			in.Units[k].Typed = w.carried.placed.Sheets[in.Units[k].Unit]
		}
	}
	return w, nil
}

// list makes the list of documents, and of what is kept for the next build.
func (c *command) list(w *work, folder *output.Folder, p *plan.Plan, set *settings.Settings, in *format.Input, f *buildFlags) error {
	in.Absent = generator.Absent(f.only, folder.Holds)
	docs, err := generator.Generate(*in, f.only)
	if err != nil {
		return err
	}
	w.options.Scope = scopeOf(f.only, docs)
	for _, d := range docs {
		file := output.File{Path: d.Path, Kind: d.Kind, Subject: d.Subject, Digest: d.Digest, Render: d.Render, Long: d.Long}
		w.carried.apply(&file)
		w.files = append(w.files, file)
	}
	if w.past.texts.err != nil {
		return w.past.texts.err
	}
	w.kept = w.past.inOrder(in.Text)
	after := w.past.after(w.now, f.only)
	after.Date = in.Date
	c.tellDate(w.past.Date, in.Date)
	after.Templates = ""
	if dir := cmp.Or(f.templates, set.Templates); dir != "" {
		after.Templates = filepath.Base(dir)
	}
	c.tellTemplates(w.past.Templates, after.Templates)
	w.options.State = w.past.next(in.Text, after, w.carried)
	w.options.State[textFile(in.Text)] = p.Print
	return nil
}

// scopeOf limits a build with --only to the kinds of documents it makes.
func scopeOf(only []string, docs []format.Document) func(string) bool {
	if len(only) == 0 {
		return nil
	}
	kinds := map[string]bool{}
	for _, d := range docs {
		kinds[d.Kind] = true
	}
	return func(kind string) bool { return kinds[kind] }
}

// onlyNames are the formats as a clerk calls them.
var onlyNames = map[string]string{
	"责任清单": "excel", "清单": "excel", "总表": "excel", "预算汇总": "pdf", "预算": "pdf", "简报": "briefing", "网页": "site",
}

func (c *command) checkFlags(path string, f *buildFlags) error {
	if f.format != "text" && f.format != "json" {
		return usageError("--format 只能是 text 或 json，不是“%s”", f.format)
	}
	given := len(f.only)
	f.only = strings.FieldsFunc(strings.Join(f.only, ","), func(r rune) bool { return strings.ContainsRune(",，、;；", r) })
	if given > 0 && len(f.only) == 0 {
		return usageError("--only 后没有写格式；可用的有 %s", strings.Join(generator.Names(), "、"))
	}
	for k, name := range f.only {
		name = strings.ToLower(strings.TrimSpace(name))
		if english, ok := onlyNames[name]; ok {
			name = english
		}
		f.only[k] = name
		known := false
		for _, have := range generator.Names() {
			known = known || have == name
		}
		if !known {
			return usageError("--only 中的“%s”不是可用的格式；可用的有 %s", name, strings.Join(generator.Names(), "、"))
		}
	}
	if f.carry != "" && len(f.only) > 0 && !slices.Contains(f.only, "excel") {
		return usageError("--carry 把填报内容带入责任清单，而 --only %s 不生成责任清单；请在 --only 中加上 excel", strings.Join(f.only, ","))
	}
	if f.jobs < 0 {
		return usageError("--jobs 应是正整数，不是 %d", f.jobs)
	}
	if f.dir == "" {
		if path == "-" {
			return usageError("从标准输入读取方案时，请用 -o 指定成果文件夹")
		}
		f.dir = strings.TrimSuffix(path, filepath.Ext(path)) + "-成果"
	}
	if f.date != "" {
		date, ok := settings.Date(f.date)
		if !ok {
			return usageError("--date 的值“%s”不是日期；请写成 2025-03-18 的样子", f.date)
		}
		f.date = date
	}
	return nil
}

// dateOf is the date to print: that of --date, of the settings, or of
// SOURCE_DATE_EPOCH, by which whoever packs programs sets the clocks of all.
func dateOf(f *buildFlags, set *settings.Settings) (string, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	switch {
	case f.date != "":
		return f.date, nil
	case set.Date != "":
		return set.Date, nil
	case epoch == "":
		return "", nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return "", usageError("SOURCE_DATE_EPOCH 的值“%s”不是整数", epoch)
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly), nil
}

// input arranges the plan for its documents.
func (c *command) input(path string, p *plan.Plan, problems []plan.Problem, set *settings.Settings, f *buildFlags) (format.Input, error) {
	look, err := lookOf(set, f.templates)
	if err != nil {
		return format.Input{}, err
	}
	c.tellDoubled(look.Sheet, f.only)
	date, err := dateOf(f, set)
	if err != nil {
		return format.Input{}, err
	}
	overview, units := assign.Split(p, problems)
	in := format.Input{Overview: overview, Units: units, Date: date, Look: look}
	missing, err := pdf.Missing(in)
	if err != nil {
		return in, &failure{statusUsage, err}
	}
	for _, r := range missing {
		overview.Problems = append(overview.Problems, plan.Problem{
			Place: plan.Place{Line: lineOf(p, r)}, Quote: string(r), Severity: "warning", Code: "glyph-missing",
			Message: "预算汇总所用字体没有这个字，印作〓", Suggestion: "请在 fenjie.yaml 的 fonts 中指定有这个字的字体",
		})
	}
	return in, nil
}

// readFace reads a font of the office's own: a plain file, for a pipe would wait
// for ever.
func readFace(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &document.Error{File: file, Message: "找不到这个字体文件", Suggestion: "请检查 fonts 写的文件名；用内置字体的，请删去 fonts"}
	}
	if err == nil && !info.Mode().IsRegular() {
		return nil, &document.Error{File: file, Message: "这不是字体文件", Suggestion: "请检查 fenjie.yaml 中 fonts 指定的文件"}
	}
	return readAt(file, limits.Face, &document.Error{File: file, Message: fmt.Sprintf("字体文件超过 %d MB", limits.Face>>20), Suggestion: "请检查 fenjie.yaml 中 fonts 指定的文件"})
}

// lineOf is the first line of the plan that holds r, 0 when unknown.
func lineOf(p *plan.Plan, r rune) int {
	for _, passage := range p.Passages {
		if strings.ContainsRune(passage.Text, r) {
			return passage.Line
		}
	}
	return 0
}

func countSeverity(findings []check.Finding) map[string]int {
	counts := map[string]int{"error": 0, "warning": 0, "notice": 0}
	for _, f := range findings {
		counts[string(f.Severity)]++
	}
	return counts
}

// reportNothing tells that --strict stopped the build for what is wrong with
// the plan.
func (c *command) reportNothing(path string, f *buildFlags, in format.Input) error {
	if f.format == "json" {
		return c.report(path, f, in, output.Report{}, summary{})
	}
	c.printErrors(path, in.Findings)
	fmt.Fprintf(c.stderr, "%s：有%d个错误级问题，按 --strict 未生成成果；全部问题可用 fenjie check %s 查看\n", shownName(path), countSeverity(in.Findings)["error"], path)
	return nil
}

// printErrors tells the findings of severity error, one a line, as errors of
// the program are told.
func (c *command) printErrors(path string, findings []check.Finding) {
	for _, f := range findings {
		if f.Severity != check.Error {
			continue
		}
		e := &document.Error{File: shownName(path), Line: f.Line, Quote: f.Quote, Message: f.Message, Suggestion: f.Suggestion}
		fmt.Fprintln(c.stderr, e.Error())
	}
}

// whereFindings says where all findings can be read: in the report where this
// build has it, else by the command.
func whereFindings(path string, f *buildFlags, files []string) string {
	if report := pages.CheckPath + ".md"; !f.dryRun && slices.Contains(files, report) {
		return "见 " + filepath.Join(f.dir, report)
	}
	return "可用 fenjie check " + path + " 查看"
}
