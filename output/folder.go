package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// makeFolder makes the output folder and those above it, and returns the ones
// it made, innermost first.
func makeFolder(dir string) ([]string, error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, &Error{Path: dir, Message: "这是文件，不是文件夹，成果无处可写", Suggestion: "请用 -o 指定一个文件夹"}
	case err == nil:
		return nil, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, explain(dir, err)
	}
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explain(dir, err)
	}
	return made, nil
}

// removeTraces takes back what a failed build made of its own: the state of a
// folder that never held a set, and the folders that it made.
func removeTraces(dir string, made []string) {
	for _, name := range []string{journalFile, indexFile, keptDir} {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			return
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, stateDir)); err == nil && info.IsDir() {
		_ = os.Remove(filepath.Join(dir, filepath.FromSlash(lockFile)))
		_ = os.Remove(filepath.Join(dir, stateDir))
	}
	for _, d := range made {
		_ = os.Remove(d)
	}
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

// lock takes the folder's lock, or says that another build holds it. The
// system frees it when the process ends, however it ends. A file system
// without locks (some network drives) is used without one.
func (b *builder) lock() (func(), error) {
	f, err := b.root.OpenFile(filepath.FromSlash(lockFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, explain(b.at(lockFile), err)
	}
	if isLocked(f) {
		_ = f.Close()
		return nil, &Error{Path: b.dir, Message: "另一个 fenjie 正在写入这个文件夹", Suggestion: "请等它完成后再试", Err: errBusy}
	}
	return func() { _ = f.Close() }, nil
}
