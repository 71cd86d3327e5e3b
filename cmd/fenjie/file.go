package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"fenjie/source/document"
)

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
