package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// makeFolder makes the output folder. It reports whether it was made now.
func makeFolder(dir string) (bool, error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return false, &Error{Path: dir, Message: "这是文件，不是文件夹，成果无处可写", Suggestion: "请用 -o 指定一个文件夹"}
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, explain(dir, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return false, explain(dir, err)
	}
	return true, nil
}

// removeEmpty takes back a folder that a failed build made.
func removeEmpty(dir string) {
	_ = os.RemoveAll(filepath.Join(dir, stateDir))
	_ = os.Remove(dir)
}

// explain turns an error of the system into one line for a clerk. Errors of
// our own pass.
func explain(path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	e := &Error{Path: path, Err: err}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		e.Message, e.Suggestion = "磁盘已满，未能写入，原有成果未变", "请腾出空间后再试"
	case isSharing(err):
		e.Message, e.Suggestion = "文件正被其他程序打开，未能写入，原有成果未变", "请在 WPS 或 Excel 中关闭后再试"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		e.Message, e.Suggestion = "没有写入权限，原有成果未变", "请换一个文件夹（-o），或请管理员开通权限"
	case errors.Is(err, syscall.ENOTDIR):
		e.Message, e.Suggestion = "路径中有一段是文件，不是文件夹", "请检查 -o 指定的路径"
	case errors.Is(err, syscall.ENAMETOOLONG):
		e.Message, e.Suggestion = "路径太长", "请换一个较短的文件夹"
	default:
		e.Message, e.Suggestion = "未能写入（"+err.Error()+"）", "原有成果未变，请检查磁盘和文件夹后再试"
	}
	return e
}

// locked is the error for a folder in which another build is at work.
func locked(path string) error {
	return &Error{Path: filepath.Dir(filepath.Dir(path)), Message: "另一个 fenjie 正在写入这个文件夹", Suggestion: "请等它完成后再试"}
}
