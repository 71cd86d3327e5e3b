package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// Error codes of Windows that package syscall does not name.
const (
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)

	lockExclusive       = 2 // LOCKFILE_EXCLUSIVE_LOCK
	lockFailImmediately = 1 // LOCKFILE_FAIL_IMMEDIATELY
)

// keepsOpen: folders may be kept open: a folder that is open cannot be removed.
const keepsOpen = false

// removesOpen: an open file can be removed by no one.
const removesOpen = false

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// tryLock takes the lock of f without waiting.
func tryLock(f *os.File) error {
	var at syscall.Overlapped
	ok, _, err := lockFileEx.Call(f.Fd(), lockExclusive|lockFailImmediately, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	if ok != 0 {
		return nil
	}
	return err
}

// isHeld reports whether tryLock failed because another process has the lock.
// Any other failure means that there are no locks here.
func isHeld(err error) bool { return errors.Is(err, errorLockViolation) }

// isSharing reports whether a file is open in another program.
func isSharing(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}

func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}
