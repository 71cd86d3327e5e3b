package output

import (
	"errors"
	"io/fs"
	"syscall"
)

// Error is a failure to write, in one line of Chinese: which file, what to do.
type Error struct {
	Path       string
	Message    string
	Suggestion string
	Err        error
}

func (e *Error) Error() string {
	s := e.Path + "：" + e.Message
	if e.Suggestion != "" {
		s += "；" + e.Suggestion
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// errBusy: another build holds the folder, and all that is in it.
var errBusy = errors.New("folder is locked")

// explain turns an error of the system into one line for a clerk. Errors of
// our own pass.
func explain(path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	e := &Error{Path: path, Err: err}
	switch {
	case isFull(err):
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
