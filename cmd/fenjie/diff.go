package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx"
	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	format, output, config string
	exitCode               bool
}

func (c *command) diff() *cobra.Command {
	f := &diffFlags{}
	cmd := &cobra.Command{
		Use:   "diff 原方案 新方案",
		Short: "比较方案的两稿，列出修订内容",
		Long: "diff 按内容（不按序号）对应两稿的任务，列出新增、撤销、移动和改动之处，以及对各单位的变化。\n" +
			"--format xlsx 生成可直接打印的修订对照表，用 -o 指定文件名。",
		Example: "  fenjie diff 征求意见稿.docx 送审稿.docx\n  fenjie diff 征求意见稿.docx 送审稿.docx --format xlsx -o 修订对照表.xlsx",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError("diff 需要两个方案文件，先写原稿、再写新稿；例如：fenjie diff 征求意见稿.docx 送审稿.docx")
			}
			if args[0] == "-" && args[1] == "-" {
				return usageError("两稿不能都从标准输入读取；请至少写出一个文件名")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.runDiff(args[0], args[1], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "", "输出`格式`：text、json、md 或 xlsx（修订对照表）（默认按 -o 的扩展名，不然为 text）")
	flags.StringVarP(&f.output, "output", "o", "", "写入这个`文件`（默认输出到屏幕；xlsx 须指定文件或重定向）")
	flags.StringVar(&f.config, "config", "", "设置`文件`（默认为新方案旁的 fenjie.yaml）")
	flags.BoolVar(&f.exitCode, "exit-code", false, "两稿有不同之处时以状态 1 结束")
	return cmd
}

func (c *command) runDiff(oldPath, newPath string, f *diffFlags) error {
	form, err := formFor(f.format, f.output)
	if err != nil {
		return err
	}
	if form == "xlsx" && f.output == "" && isTerminal(c.stdout) {
		return usageError("修订对照表是 Excel 文件，不能显示在屏幕上；请用 -o 指定文件名，例如：-o 修订对照表.xlsx")
	}
	if f.config == "" && newPath == "-" {
		f.config = defaultConfig(oldPath)
	}
	old, p, set, err := c.readTwo(oldPath, newPath, f.config)
	if err != nil {
		return err
	}
	r := revision.Diff(revision.Match(old, p, namesOf(set)))
	var out bytes.Buffer
	if err := writeDiff(&out, r, set, form, f.output == "" && isTerminal(c.stdout) && os.Getenv("NO_COLOR") == ""); err != nil {
		return err
	}
	if err := c.putDiff(out.Bytes(), f.output); err != nil {
		return err
	}
	if f.exitCode && len(r.Changes) > 0 {
		c.status = statusFindings
	}
	return nil
}

// readTwo reads two texts of a plan by the settings of the new one, both at a time.
// What is wrong with the new one is told first.
func (c *command) readTwo(oldPath, newPath, config string) (old, new *plan.Plan, set *settings.Settings, err error) {
	if set, err = c.readSettings(newPath, config); err != nil {
		return nil, nil, nil, &failure{statusUsage, err}
	}
	var texts []source.Text
	for _, path := range []string{newPath, oldPath} {
		data, err := c.readFile(path)
		if err != nil {
			return nil, nil, nil, &failure{statusUsage, err}
		}
		texts = append(texts, source.Text{Name: shownName(path), Data: data})
	}
	plans, err := source.ReadEach(texts, set)
	if err != nil {
		return nil, nil, nil, &failure{statusUsage, err}
	}
	return plans[1], plans[0], set, nil
}

func writeDiff(w io.Writer, r *revision.Revision, set *settings.Settings, form string, color bool) error {
	title := wording.PlanTitle(headOf(r.Pairing.New))
	switch form {
	case "json":
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(r)
	case "md":
		text, err := pages.Revision(title, r)
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	case "xlsx":
		return xlsx.Comparison(w, title, r, format.Input{Look: format.Look{Organ: set.Organ}})
	}
	d := &diffText{w: w, color: color}
	d.write(r)
	return nil
}

func headOf(p *plan.Plan) assign.Head {
	return assign.Head{Title: p.Title, Stage: p.Stage, Year: p.Year}
}

// putDiff writes the result to standard output, or whole into a file.
func (c *command) putDiff(data []byte, path string) error {
	if path == "" {
		_, err := c.stdout.Write(data)
		return err
	}
	err := writeFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err == nil {
		fmt.Fprintf(c.stderr, "已写入%s\n", path)
	}
	return err
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// diffText writes a revision for a terminal or a plain file.
type diffText struct {
	w     io.Writer
	color bool
}

// Colours of a terminal: red and struck out, green and underlined, bold.
const (
	gone  = "\x1b[31;9m"
	come  = "\x1b[32;4m"
	heavy = "\x1b[1m"
	plain = "\x1b[0m"
)

func (d *diffText) paint(code, text string) string {
	if !d.color || text == "" {
		return text
	}
	return code + text + plain
}

func (d *diffText) write(r *revision.Revision) {
	fmt.Fprintln(d.w, wording.RevisionSummary(r))
	var renumbered []string
	last := ""
	for _, c := range r.Told() {
		if c.Kind == revision.Renumbered {
			renumbered = append(renumbered, c.Old+"→"+c.New)
			continue
		}
		if place := wording.ChangePlace(c); place != last {
			fmt.Fprintf(d.w, "\n%s\n", d.paint(heavy, place))
			last = place
		}
		fmt.Fprintf(d.w, "  %s：%s\n", c.Kind.Word(), d.step(c))
	}
	if len(renumbered) > 0 {
		fmt.Fprintf(d.w, "\n%s\n  %s\n", d.paint(heavy, fmt.Sprintf("仅序号变化%d处", len(renumbered))), strings.Join(renumbered, "，"))
	}
	d.units(r.News())
}

// units tells what is new for each unit, and in one line those of which the
// numbers alone changed.
func (d *diffText) units(news []revision.News) {
	if len(news) > 0 {
		fmt.Fprintf(d.w, "\n%s\n", d.paint(heavy, "对各单位的变化"))
	}
	var quiet []string
	for _, n := range news {
		if n.Quiet() {
			quiet = append(quiet, n.Unit)
			continue
		}
		var items []string
		for _, i := range n.Items {
			item := i.Word + " " + wording.ChangePlace(i.Change)
			if i.Change.Kind != revision.Renumbered && !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		fmt.Fprintf(d.w, "  %s：%s\n", n.Unit, strings.Join(items, "；"))
	}
	if len(quiet) > 0 {
		fmt.Fprintf(d.w, "  仅序号变化：%s\n", wording.Names(quiet))
	}
}

// step shows a change on one line: in colour as one text with its changed
// words painted, plain with [-…-] and {+…+} around them.
func (d *diffText) step(c *revision.Change) string {
	spans := c.Spans
	old, new := c.Old, c.New
	if c.Kind == revision.Deadline {
		old, new = wording.Deadline(old), wording.Deadline(new)
	}
	switch {
	case c.Old == "":
		spans = []revision.Span{{Kind: revision.Inserted, Text: new}}
	case c.New == "":
		spans = []revision.Span{{Kind: revision.Deleted, Text: old}}
	}
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(s.Text, "\n", " ")
		switch {
		case s.Kind == revision.Same:
			b.WriteString(text)
		case s.Kind == revision.Deleted && d.color:
			b.WriteString(d.paint(gone, text))
		case s.Kind == revision.Deleted:
			b.WriteString("[-" + text + "-]")
		case d.color:
			b.WriteString(d.paint(come, text))
		default:
			b.WriteString("{+" + text + "+}")
		}
	}
	return b.String()
}
