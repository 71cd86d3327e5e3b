package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

const (
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorDiskFull         = syscall.Errno(112)

	lockExclusive       = 2 // LOCKFILE_EXCLUSIVE_LOCK
	lockFailImmediately = 1 // LOCKFILE_FAIL_IMMEDIATELY
)

// isLocked takes the lock of f, or reports that another process holds it.
func isLocked(f *os.File) bool {
	var at syscall.Overlapped
	lockFileEx := syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")
	ok, _, err := lockFileEx.Call(f.Fd(), lockExclusive|lockFailImmediately, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	return ok == 0 && errors.Is(err, errorLockViolation)
}

// isSharing reports whether a file is open in another program.
func isSharing(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, syscall.ENOSPC)
}
