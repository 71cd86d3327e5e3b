//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// keepsOpen: folders may be kept open: a folder that is open can be moved and removed.
const keepsOpen = true

// removesOpen: a file can be removed while it is open.
const removesOpen = true

// tryLock takes the lock of f without waiting.
func tryLock(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

// isHeld reports whether tryLock failed because another process has the lock.
// Any other failure means that there are no locks here.
func isHeld(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }

// isSharing: only Windows refuses to replace a file that is open elsewhere.
func isSharing(error) bool { return false }

// isFull reports a full disk, a used up quota, or a file beyond what the
// system allows.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
