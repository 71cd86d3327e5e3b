//go:build unix

package output

import (
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

// systemKind: only Windows refuses to replace a file that is open elsewhere.
// A file beyond what the system allows is a full disk to a clerk.
func systemKind(number syscall.Errno) kind {
	switch number {
	case syscall.EWOULDBLOCK:
		return heldKind
	case syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG:
		return fullKind
	case syscall.EROFS:
		return deniedKind
	case syscall.EIO, syscall.ENXIO, syscall.ENODEV, syscall.ESTALE, syscall.EHOSTDOWN, syscall.EHOSTUNREACH:
		return brokenKind
	case syscall.ENAMETOOLONG:
		return longKind
	}
	return otherKind
}
