//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// isLocked takes the lock of f, or reports that another process holds it.
func isLocked(f *os.File) bool {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK)
}

// isSharing: only Windows refuses to replace a file that is open elsewhere.
func isSharing(error) bool { return false }

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
