package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"fenjie/source"
	"fenjie/source/document"
	"fenjie/source/limits"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// readPlan reads the plan at path, or standard input for "-", with its
// settings.
func (c *command) readPlan(path, config string) (*plan.Plan, []plan.Problem, *settings.Settings, error) {
	set, err := c.readSettings(path, config)
	if err != nil {
		return nil, nil, nil, &failure{statusUsage, err}
	}
	p, problems, err := c.readWith(path, set)
	return p, problems, set, err
}

// readWith reads the plan at path by settings at hand.
func (c *command) readWith(path string, set *settings.Settings) (*plan.Plan, []plan.Problem, error) {
	data, err := c.readFile(path)
	if err != nil {
		return nil, nil, &failure{statusUsage, err}
	}
	p, problems, err := source.Read(shownName(path), data, set)
	if err != nil {
		return nil, nil, &failure{statusUsage, err}
	}
	return p, problems, nil
}

// defaultConfig is fenjie.yaml beside a plan where there is one, or empty.
func defaultConfig(path string) string {
	config := filepath.Join(filepath.Dir(path), "fenjie.yaml")
	if _, err := os.Stat(config); err != nil {
		return ""
	}
	return config
}

// shownName is the plan's name in messages.
func shownName(path string) string {
	if path == "-" {
		return "标准输入"
	}
	return path
}

// readFile reads a plan's file, no more of it than a plan may be.
func (c *command) readFile(path string) ([]byte, error) {
	if path == "-" {
		return readUpTo(c.stdin, path, limits.File, document.TooLarge(shownName(path), limits.File))
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, &document.Error{File: path, Message: "这是文件夹，不是方案文件", Suggestion: "请写出方案的文件名"}
	}
	return readAt(path, limits.File, document.TooLarge(path, limits.File))
}

// readAt reads the file at path, no more of it than most bytes: tooLarge says
// that there are more.
func readAt(path string, most int64, tooLarge error) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	return readUpTo(f, path, most, tooLarge)
}

func readUpTo(in io.Reader, path string, most int64, tooLarge error) ([]byte, error) {
	var data bytes.Buffer
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil { // room for all of it at once; a pipe says that it is empty
			data.Grow(int(min(info.Size(), most)) + bytes.MinRead)
		}
	}
	if _, err := data.ReadFrom(io.LimitReader(in, most+1)); err != nil {
		return nil, openError(path, err)
	}
	if int64(data.Len()) > most {
		return nil, tooLarge
	}
	return data.Bytes(), nil
}

func openError(path string, err error) error {
	e := &document.Error{File: shownName(path)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Message, e.Suggestion = "找不到这个文件", "请检查文件名和所在文件夹"
	case errors.Is(err, fs.ErrPermission):
		e.Message, e.Suggestion = "没有读取权限", "请检查文件权限，或复制一份再试"
	case errors.Is(err, syscall.ENOTDIR):
		e.Message, e.Suggestion = "路径中有一段是文件，不是文件夹", "请检查路径"
	case errors.Is(err, syscall.EISDIR):
		e.Message, e.Suggestion = "这是文件夹，不是文件", "请检查文件名和所在文件夹"
	default:
		e.Message, e.Suggestion = fmt.Sprintf("不能读取（%v）", err), "请检查磁盘，或复制一份再试"
	}
	return e
}

// readSettings reads --config, or fenjie.yaml beside the plan where there is
// one.
func (c *command) readSettings(path, config string) (*settings.Settings, error) {
	named := config != ""
	if !named {
		if path == "-" {
			return &settings.Settings{}, nil
		}
		config = filepath.Join(filepath.Dir(path), "fenjie.yaml")
	}
	if _, err := os.Stat(config); errors.Is(err, fs.ErrNotExist) && !named {
		c.noteMisnamed(filepath.Dir(path), filepath.Base(path))
		return &settings.Settings{}, nil
	}
	data, err := readAt(config, limits.Settings, settings.TooLarge(config))
	if err != nil {
		return nil, err
	}
	set, err := settings.Load(config, data)
	if err != nil {
		return nil, err
	}
	if err := set.From(config); err != nil {
		return nil, err
	}
	return set, nil
}

// noteMisnamed tells of a settings file beside the plan that is not read since
// its name is not quite right: Notepad saves fenjie.yaml.txt unless told
// otherwise.
func (c *command) noteMisnamed(dir, plan string) {
	found, err := os.ReadDir(dir)
	if err != nil {
		return // reading the plan says it
	}
	var names []string
	for _, d := range found {
		if d.Type().IsRegular() && d.Name() != plan && isMisnamed(d.Name()) {
			names = append(names, filepath.Join(dir, d.Name()))
		}
	}
	if len(names) > 0 {
		fmt.Fprintf(c.stderr, "%s：没有读取；设置文件应名为 fenjie.yaml，请改名后再运行%s\n", strings.Join(names, "、"), seeEnding(names))
	}
}

// misnamed are the names that settings get by saving and copying: an ending of
// Notepad's or another one, capitals, a stop of full width, 副本 or a number.
var misnamed = regexp.MustCompile(`(?i)^(?:(?:副本|复件|copy of)[\s_-]*)?fenjie(?:[.．。](?:ya?ml|txt)|[\s_-]*(?:副本|复件|copy|复制)|[\s_-]*[（(]\d+[）)])*$`)

// settingsEnding: a copy of the program (fenjie 副本) is no settings.
var settingsEnding = regexp.MustCompile(`(?i)[.．。](?:ya?ml|txt)`)

// isMisnamed reports whether a file was likely meant to be fenjie.yaml.
func isMisnamed(name string) bool {
	return name != "fenjie.yaml" && settingsEnding.MatchString(name) && misnamed.MatchString(name)
}

// seeEnding tells how to see the ending that Windows hides.
func seeEnding(names []string) string {
	if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(filepath.Ext(name), ".txt") }) {
		return "（看不到 .txt 时，先在资源管理器的“查看”中勾选“文件扩展名”）"
	}
	return ""
}
