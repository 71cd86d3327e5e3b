//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the folder's lock, or says that another build holds it. The
// system frees it when the process ends, however it ends. A file system
// without locks (some network drives) is used without one.
func lock(path string) (func(), error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, explain(path, err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		_ = f.Close()
		return nil, locked(path)
	}
	return func() { _ = f.Close() }, nil
}

// isSharing: only Windows refuses to replace a file that is open elsewhere.
func isSharing(error) bool { return false }
