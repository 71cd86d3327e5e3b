package main

import (
	"github.com/spf13/cobra"

	"fenjie/source/document"
)

func (c *command) export() *cobra.Command {
	var format, config string
	cmd := &cobra.Command{
		Use:     "export 方案文件",
		Short:   "输出方案的结构（YAML 或 JSON）",
		Long:    "export 读取方案，把领域、任务、责任单位、预算、量化目标等结构输出为 YAML 或 JSON。输出的文件可以修改后再作为方案使用。",
		Example: "  fenjie export 工作方案.docx > 方案.yaml\n  fenjie export 工作方案.docx --format json",
		Args:    onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "yaml" && format != "json" {
				return usageError("--format 只能是 yaml 或 json，不是“%s”", format)
			}
			p, _, _, err := c.readPlan(args[0], config)
			if err != nil {
				return err
			}
			write := p.JSON
			if format == "yaml" {
				write = func() ([]byte, error) { return document.WriteYAML(p) }
			}
			out, err := write()
			if err != nil {
				return err
			}
			_, err = c.stdout.Write(out)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "yaml", "输出`格式`：yaml（默认）或 json")
	cmd.Flags().StringVar(&config, "config", "", "设置`文件`（默认为方案旁的 fenjie.yaml）")
	return cmd
}

func onePlan(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return usageError("没有写方案文件；例如：fenjie build 工作方案.docx")
	case 1:
		return nil
	}
	return usageError("一次只能处理一个方案，多出“%s”；文件名中有空格时请加引号", args[1])
}
