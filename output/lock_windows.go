package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

const (
	lockExclusive       = 2 // LOCKFILE_EXCLUSIVE_LOCK
	lockFailImmediately = 1 // LOCKFILE_FAIL_IMMEDIATELY
)

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
func isHeld(err error) bool { return windowsKind(code(err)) == heldKind }

// isSharing reports whether a file is open in another program.
func isSharing(err error) bool {
	kind := windowsKind(code(err))
	return kind == sharedKind || kind == heldKind
}

func isFull(err error) bool { return windowsKind(code(err)) == fullKind }

// code is the number of an error of the system, 0 for any other.
func code(err error) uintptr {
	var number syscall.Errno
	if errors.As(err, &number) {
		return uintptr(number)
	}
	return 0
}
