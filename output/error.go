package output

import (
	"errors"
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

// cause is what an error of the system means, and what to do about it.
type cause struct{ what, todo string }

func causeOf(err error) (cause, bool) {
	switch kindOf(err) {
	case fullKind:
		return cause{"磁盘已满", "请腾出空间后再试"}, true
	case sharedKind, heldKind: // of a document: only Windows holds those, and no pipe is opened
		return cause{"文件正被其他程序打开", "请在 WPS 或 Excel 中关闭后再试"}, true
	case deniedKind:
		return cause{"没有写入权限", "请换一个文件夹（-o），或请管理员开通权限"}, true
	case brokenKind:
		return cause{"磁盘读写出错", "请检查磁盘或网络盘的连接后再试"}, true
	case longKind:
		return cause{"路径太长", "请换一个较短的文件夹（-o）"}, true
	}
	return cause{}, false
}

// explain turns an error of the system into one line for a clerk. Errors of
// our own pass.
func explain(path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return err
	}
	if errors.Is(err, errBlocked) {
		return blocked(path, err)
	}
	e := &Error{Path: path, Err: err}
	if c, known := causeOf(err); known {
		e.Message, e.Suggestion = c.what+"，原有成果未变", c.todo
		return e
	}
	if errors.Is(err, syscall.ENOTDIR) {
		e.Message, e.Suggestion = "路径中有一段是文件，不是文件夹", "请检查 -o 指定的路径"
	} else {
		e.Message, e.Suggestion = "未能写入（"+err.Error()+"）", "原有成果未变，请检查磁盘和文件夹后再试"
	}
	return e
}

// blocked is the error for what stands in a file's place and is none.
func blocked(path string, err error) error {
	return &Error{Path: path, Message: "此处已有同名的文件、文件夹或链接", Suggestion: "请移走后再试", Err: err}
}

// halfway is the error for a set that could neither be put in place nor taken
// back: the journal stays, and the next build goes on from it.
func halfway(dir string, err, back error) error {
	e := &Error{Path: dir, Message: "成果更新到一半时磁盘出错（" + back.Error() + "）", Suggestion: "请检查磁盘后再运行一次，会自动恢复完整", Err: err}
	var own *Error
	if errors.As(err, &own) {
		e.Path = own.Path
	}
	if c, known := causeOf(back); known {
		e.Message, e.Suggestion = c.what+"，成果只更新了一部分", c.todo+"，再运行一次会自动恢复完整"
	}
	return e
}
