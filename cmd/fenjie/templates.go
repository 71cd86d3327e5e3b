package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/source/document"
	"fenjie/source/limits"
	"fenjie/source/settings"
	"fenjie/templates"
)

// Names of what an office may change, below its folder of templates.
const sheetTemplate, pdfTemplate, briefingTemplates = "sheet.yaml", "pdf.yaml", "briefing"

func (c *command) templates() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "templates 文件夹",
		Short: "写出内置模板，改好后用 --templates 交回",
		Long: "templates 把内置模板写到一个文件夹：简报的文字、表格的栏目和样式、预算汇总的文字和字体。\n" +
			"用记事本改好后，在 fenjie build 和 fenjie watch 中用 --templates 指定这个文件夹；不改的文件可以删去。\n" +
			"文件夹中已有同名文件且内容不同时，一个也不写；加 --force 才覆盖，原文件改名为“原名.bak”。",
		Example: "  fenjie templates 模板\n  fenjie build 工作方案.docx --templates 模板",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("请写出一个文件夹的名称，如 fenjie templates 模板")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.writeTemplates(args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "覆盖已有的文件，原文件改名为“原名.bak”")
	return cmd
}

// officeFiles are the paths of the built-in templates, with slashes, in order.
func officeFiles() ([]string, error) {
	var names []string
	err := fs.WalkDir(templates.Office(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// writeTemplates writes the built-in templates into a folder. A file that is
// there and says something else stops it, or is renamed.
func (c *command) writeTemplates(dir string, force bool) error {
	names, err := officeFiles()
	if err != nil {
		return err
	}
	contents := map[string][]byte{}
	var differ []string
	for _, name := range names {
		if contents[name], err = fs.ReadFile(templates.Office(), name); err != nil {
			return err
		}
		have, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return &failure{statusNotWritten, openError(filepath.Join(dir, name), err)}
		case bytes.Equal(have, contents[name]):
			delete(contents, name)
		default:
			differ = append(differ, name)
		}
	}
	if len(differ) > 0 && !force {
		return &failure{statusNotWritten, &document.Error{File: dir, Message: "已有改过的 " + strings.Join(differ, "、") + "，没有写任何文件",
			Suggestion: "请换一个文件夹，或加 --force 覆盖（原文件改名为“原名.bak”）"}}
	}
	for _, name := range names {
		data, wanted := contents[name]
		if !wanted {
			continue
		}
		if err := writeTemplate(filepath.Join(dir, filepath.FromSlash(name)), data, slices.Contains(differ, name)); err != nil {
			return err
		}
	}
	fmt.Fprintf(c.stdout, "已写入%d个模板，%d个未变：%s\n", len(contents), len(names)-len(contents), dir)
	return nil
}

func writeTemplate(path string, data []byte, keep bool) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return writeError(path, err)
	}
	if keep {
		if err := os.Rename(path, freeName(path+".bak")); err != nil {
			return writeError(path, err)
		}
	}
	return writeFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// freeName is path, or with a number where a file has that name.
func freeName(path string) string {
	name := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s%d", path, n)
	}
}

// readTemplates reads the office's own templates into look; an empty dir leaves
// it as it is.
func readTemplates(dir string, look *format.Look) error {
	if dir == "" {
		return nil
	}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return &document.Error{File: dir, Message: "找不到这个文件夹", Suggestion: "请检查模板文件夹的名称和位置；可用 fenjie templates 文件夹 写出内置模板"}
	}
	if err != nil {
		return openError(dir, err)
	}
	if !info.IsDir() {
		return &document.Error{File: dir, Message: "--templates（设置中的 templates）要的是文件夹", Suggestion: "可用 fenjie templates 文件夹 写出内置模板"}
	}
	read := func(name string, load func(string, []byte) error) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		data, err := readTemplate(file)
		if err != nil || data == nil {
			return err
		}
		return load(file, data)
	}
	if err := unknownTemplates(dir); err != nil {
		return err
	}
	if err := read(sheetTemplate, func(file string, data []byte) (err error) {
		look.Sheet, err = settings.LoadSheet(file, data)
		return err
	}); err != nil {
		return err
	}
	if err := read(pdfTemplate, func(file string, data []byte) (err error) {
		if look.PDF, err = settings.LoadPDF(file, data); err == nil {
			err = look.PDF.Fonts.From(file)
		}
		return err
	}); err != nil {
		return err
	}
	var texts []pages.Text
	for _, name := range pages.TextNames() {
		if err := read(path.Join(briefingTemplates, name), func(file string, data []byte) error {
			text, err := document.DecodeText(file, data)
			texts = append(texts, pages.Text{Name: name, File: file, Content: strings.ReplaceAll(text, "\r\n", "\n")})
			return err
		}); err != nil {
			return err
		}
	}
	if len(texts) > 0 {
		look.Texts, err = pages.ParseTexts(texts)
	}
	return err
}

// readTemplate reads one file; nil where there is none.
func readTemplate(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, openError(file, err)
	}
	unfit := &document.Error{File: file, Message: "不是模板文件，或超过 1 MB", Suggestion: "可用 fenjie templates 文件夹 写出内置模板对照"}
	if !info.Mode().IsRegular() {
		return nil, unfit
	}
	return readAt(file, limits.Settings, unfit)
}

// unknownTemplates finds files that look like templates and are none: a slip in
// a name would else go unseen.
func unknownTemplates(dir string) error {
	names, err := officeFiles()
	if err != nil {
		return err
	}
	some := slices.ContainsFunc(names, func(name string) bool {
		_, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
		return err == nil
	})
	if !some {
		return &document.Error{File: dir, Message: "文件夹里没有模板", Suggestion: "请检查 --templates 后的文件夹；可用 fenjie templates 文件夹 写出内置模板"}
	}
	for _, below := range []string{"", briefingTemplates} {
		found, err := os.ReadDir(filepath.Join(dir, below))
		if err != nil {
			continue // no folder, no templates
		}
		for _, d := range found {
			name := path.Join(below, d.Name())
			ext := strings.ToLower(path.Ext(name))
			if (ext == ".tmpl" || ext == ".yaml" || ext == ".yml") && !d.IsDir() && !slices.Contains(names, name) {
				return &document.Error{File: filepath.Join(dir, below, d.Name()), Message: "没有这个模板", Suggestion: "可用的有 " + strings.Join(templateNames(names), "、")}
			}
		}
	}
	return nil
}

func templateNames(files []string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return strings.HasSuffix(name, ".txt") })
}

// templateFiles are the files below dir whose saving changes documents.
func templateFiles(dir string) ([]string, error) {
	if dir == "" {
		return nil, nil
	}
	names, err := officeFiles()
	var files []string
	for _, name := range templateNames(names) {
		files = append(files, filepath.Join(dir, filepath.FromSlash(name)))
	}
	return files, err
}
