package output

import (
	"errors"
	"os"
	"syscall"
)

const (
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
)

// lock takes the folder's lock: a file opened without sharing, which a second
// build cannot open. The system closes it when the process ends.
func lock(path string) (func(), error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, explain(path, err)
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if isSharing(err) {
		return nil, locked(path)
	}
	if err != nil {
		return nil, explain(path, &os.PathError{Op: "open", Path: path, Err: err})
	}
	return func() { _ = syscall.CloseHandle(h) }, nil
}

// isSharing reports whether a file is open in another program.
func isSharing(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation)
}
