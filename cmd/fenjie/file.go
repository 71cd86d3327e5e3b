package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"fenjie/source/document"
)

// formFor is the form in which check and diff write their result: what --format
// says or, where it says nothing, what the name of the file says. A name that
// says something else is refused: Excel and WPS warn of a file that is not what
// its name says, or do not open it.
func formFor(format, file string) (string, error) {
	forms := []string{"text", "json", "md", "xlsx"}
	if format != "" && !slices.Contains(forms, format) {
		return "", usageError("--format 只能是 text、json、md 或 xlsx，不是“%s”", format)
	}
	ext := strings.ToLower(filepath.Ext(file))
	named := map[string]string{".xlsx": "xlsx", ".json": "json", ".md": "md", ".txt": "text"}[ext]
	switch {
	case slices.Contains([]string{".xls", ".et", ".ods", ".csv", ".doc", ".docx", ".wps", ".pdf"}, ext):
		return "", usageError("-o 的文件名“%s”：不能写成 %s 文件；Excel 文件请用 .xlsx，文字请用 .md 或 .txt", file, ext)
	case format == "" && named != "":
		return named, nil
	case format == "":
		return "text", nil
	case named != "" && named != format && (named == "xlsx" || format == "xlsx"):
		return "", usageError("-o 的文件名“%s”与 --format %s 不符；请改文件名的扩展名，或不写 --format", file, format)
	}
	return format, nil
}

// writeFile writes one file whole or not at all: into a file beside it, which
// then takes its name.
func writeFile(path string, write func(io.Writer) error) error {
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".fenjie-*")
	if err != nil {
		return writeError(path, err)
	}
	_, err = f.Write(data.Bytes())
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the error is of the file that was asked for
		return writeError(path, err)
	}
	return nil
}

func writeError(path string, err error) error {
	e := &document.Error{File: path, Message: fmt.Sprintf("不能写入（%v）", err), Suggestion: "请检查磁盘，或用 -o 换一个位置"}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Message, e.Suggestion = "所在文件夹不存在", "请检查文件夹名称"
	case errors.Is(err, syscall.ENOTDIR):
		e.Message, e.Suggestion = "路径中有一段是文件，不是文件夹", "请检查路径"
	case errors.Is(err, fs.ErrPermission):
		e.Message, e.Suggestion = "不能写入", "请关闭正在使用它的程序并检查权限，或用 -o 换一个位置"
	}
	return &failure{statusNotWritten, e}
}
