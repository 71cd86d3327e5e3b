package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fenjie/output"
	"fenjie/source/pattern"
)

// version is the program's; documents rendered by another one are made anew.
const version = "0.1.0"

// command is what one run needs.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	status         int
}

// failure is an error with its exit status.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func (c *command) statusOf(err error) int {
	var f *failure
	if errors.As(err, &f) {
		return f.status
	}
	var out *output.Error
	if errors.As(err, &out) {
		return statusNotWritten
	}
	return statusUsage
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "fenjie 方案文件",
		Short: "把工作方案分解为责任清单、预算汇总和简报",
		Long: "fenjie（分解）把政府工作方案分解为各责任单位的责任清单（Excel）、预算汇总（PDF）和简报（Markdown、网页）。\n" +
			"方案可以是 .docx、.txt、.md、.yaml、.json 文件；直接写“fenjie 方案文件”即生成全部成果。",
		Example:                    "  fenjie 工作方案.docx\n  fenjie build 工作方案.docx -o 成果",
		Version:                    version,
		SilenceErrors:              true,
		SuggestionsMinimumDistance: 2, // letters: bulid is two from build
		SilenceUsage:               true,
		Args:                       cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.AddCommand(c.build(), c.watch(), c.check(), c.export(), c.diff(), c.templates())
	root.SetHelpCommand(&cobra.Command{Use: "help [命令]", Short: "显示命令的说明", Example: "  fenjie help build", RunE: func(_ *cobra.Command, args []string) error {
		target, _, err := root.Find(args)
		if err != nil || len(args) > 0 && target == root {
			return usageError("没有“%s”这个命令；可用 fenjie help 查看全部命令", strings.Join(args, " "))
		}
		return target.Help()
	}})
	root.InitDefaultCompletionCmd()
	translateCompletion(root)
	root.SetUsageTemplate(usage)
	root.SetVersionTemplate("fenjie {{.Version}}\n")
	translateFlags(root)
	return root
}

// usage is cobra's template for the end of a help page, in Chinese.
const usage = `用法：
  {{if .Runnable}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  fenjie [命令]{{end}}{{if .HasExample}}

示例：
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

// translateCompletion puts the library's own commands into Chinese.
func translateCompletion(root *cobra.Command) {
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Short, c.Long, c.Example = "生成命令补全脚本（bash、zsh、fish、powershell）", "", "  fenjie completion bash"
		for _, shell := range c.Commands() {
			shell.Short = "生成 " + shell.Name() + " 的命令补全脚本"
			shell.Long, shell.Example = shell.Short+"；在 "+shell.Name()+" 的启动文件中载入后，按 Tab 键补全。", "  fenjie completion "+shell.Name()
			if f := shell.Flags().Lookup("no-descriptions"); f != nil {
				f.Usage = "补全时不显示说明"
			}
		}
	}
}

// translateFlags puts the flags that the library adds into Chinese, and leaves
// default values to the words of each flag.
func translateFlags(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "显示说明"
	c.DisableFlagsInUseLine = true
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Value.Type() == "string" {
			f.DefValue = ""
		}
	})
	if !c.HasParent() {
		c.InitDefaultVersionFlag()
		c.Flags().Lookup("version").Usage = "显示版本"
	}
	for _, sub := range c.Commands() {
		translateFlags(sub)
	}
}

// withDefault makes build the command where none is named: fenjie PLAN.
func withDefault(root *cobra.Command, args []string) []string {
	if len(args) == 0 {
		return args
	}
	switch args[0] {
	case "help", "completion", "-h", "--help", "-v", "--version", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return args
	}
	for _, sub := range root.Commands() {
		if sub.Name() == args[0] {
			return args
		}
	}
	return append([]string{"build"}, args...)
}

// misspelt tells a command that is a slip of the pen (bulid) from a plan, which
// is a file or has an ending.
func misspelt(root *cobra.Command, args []string) error {
	if len(args) == 0 || strings.Trim(args[0], "abcdefghijklmnopqrstuvwxyz") != "" || withDefault(root, args)[0] == args[0] {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return nil
	}
	if likely := root.SuggestionsFor(args[0]); len(likely) > 0 {
		return usageError("没有“%s”这个命令；是否想写 fenjie %s", args[0], likely[0])
	}
	if instead := insteadOf[args[0]]; instead != "" {
		return usageError("没有“%s”这个命令；%s", args[0], instead)
	}
	if len(args) > 1 && !strings.HasPrefix(args[1], "-") {
		return usageError("没有“%s”这个命令；可用 fenjie help 查看全部命令", args[0])
	}
	return nil
}

// insteadOf tells of words that people take for a command what does it.
var insteadOf = func() map[string]string {
	words := map[string]string{}
	for instead, list := range map[string]string{
		"撤回最近一次更新请用 fenjie build --undo 方案文件（可连续使用，最多退回五次）":    "undo history revert rollback restore back",
		"把各单位交回的清单带入请用 fenjie build 方案文件 --carry 文件夹":          "carry import collect merge",
		"生成或更新成果请用 fenjie build 方案文件":                          "generate make run update refresh",
		"校核方案请用 fenjie check 方案文件":                             "validate lint proofread verify",
		"另存一份改好标点和空格的方案请用 fenjie check 方案文件 --fix":             "fix",
		"比较两稿请用 fenjie diff 旧方案 新方案":                           "compare",
		"写出内置模板请用 fenjie templates 文件夹；设置写在方案旁的 fenjie.yaml 中": "init config settings template",
	} {
		for _, word := range strings.Fields(list) {
			words[word] = instead
		}
	}
	return words
}()

var englishErrors = []struct {
	form *pattern.Pattern
	to   string
}{
	{pattern.New(`^unknown flag: (.+)$`), "不认识的选项 $1；可用 fenjie help 查看说明"},
	{pattern.New(`^unknown shorthand flag: .* in (.+)$`), "不认识的选项 $1；可用 fenjie help 查看说明"},
	{pattern.New(`^unknown command "([^"]+)".*$`), "不认识的命令 $1；可用 fenjie help 查看说明"},
	{pattern.New(`^flag needs an argument: (?:'.' in )?(.+)$`), "选项 $1 后面缺少内容；可用 fenjie help 查看说明"},
	{pattern.New(`^invalid argument "([^"]*)" for "([^"]+)" flag.*$`), "选项 $2 的值“$1”不合要求；可用 fenjie help 查看说明"},
}

// chinese puts the errors of the command line's library into Chinese, on one
// line; ours are so already.
func chinese(err error) string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(err.Error(), "\n", " ")), " ")
	for _, e := range englishErrors {
		if e.form.MatchString(text) {
			return e.form.ReplaceAllString(text, e.to)
		}
	}
	return text
}

func usageError(format string, args ...any) error {
	return &failure{statusUsage, fmt.Errorf(format, args...)}
}
