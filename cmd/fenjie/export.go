package main

import (
	"cmp"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fenjie/source/document"
)

func (c *command) export() *cobra.Command {
	var format, config, output string
	cmd := &cobra.Command{
		Use:     "export 方案文件",
		Short:   "输出方案的结构（YAML 或 JSON）",
		Long:    "export 读取方案，把领域、任务、责任单位、预算、量化目标等结构输出为 YAML 或 JSON。输出的文件可以修改后再作为方案使用。",
		Example: "  fenjie export 工作方案.docx -o 方案.yaml\n  fenjie export 工作方案.docx --format json",
		Args:    onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			form, err := exportForm(format, output)
			if err != nil {
				return err
			}
			p, _, _, err := c.readPlan(args[0], config)
			if err != nil {
				return err
			}
			write := p.JSON
			if form == "yaml" {
				write = func() ([]byte, error) { return document.WriteYAML(p) }
			}
			text, err := write()
			if err != nil {
				return err
			}
			put := func(w io.Writer) error {
				_, err := w.Write(text)
				return err
			}
			if output == "" {
				return put(c.stdout)
			}
			return writeFile(output, put)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "输出`格式`：yaml 或 json（默认按 -o 的扩展名，不然为 yaml）")
	cmd.Flags().StringVarP(&output, "output", "o", "", "把结果写入`文件`")
	cmd.Flags().StringVar(&config, "config", "", "设置`文件`（默认为方案旁的 fenjie.yaml）")
	return cmd
}

// exportForm is the form of the structure: what --format says, else the name of
// the file. A name that says something else would be read as that.
func exportForm(format, file string) (string, error) {
	if format != "" && format != "yaml" && format != "json" {
		return "", usageError("--format 只能是 yaml 或 json，不是“%s”", format)
	}
	ext := strings.ToLower(filepath.Ext(file))
	named := map[string]string{".yaml": "yaml", ".yml": "yaml", ".json": "json"}[ext]
	switch {
	case file != "" && named == "":
		return "", usageError("-o 的文件名“%s”：请用 .yaml 或 .json", file)
	case format != "" && named != "" && named != format:
		return "", usageError("-o 的文件名“%s”与 --format %s 不符；请改文件名的扩展名，或不写 --format", file, format)
	}
	return cmp.Or(format, named, "yaml"), nil
}

func onePlan(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return usageError("没有写方案文件；例如：fenjie build 工作方案.docx")
	case 1:
		return nil
	}
	for _, arg := range args {
		if strings.HasPrefix(arg, "—") || strings.HasPrefix(arg, "–") || strings.HasPrefix(arg, "－") {
			return usageError("“%s”前是中文破折号或全角横线；选项请用英文减号，如 --only、-o", arg)
		}
	}
	return usageError("一次只能处理一个方案，多出“%s”；文件名中有空格时请加引号", args[1])
}
