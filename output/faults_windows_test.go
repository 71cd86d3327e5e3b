package output

import "syscall"

// What Windows answers.
const (
	diskFull     = syscall.Errno(112)
	diskBroken   = syscall.Errno(1117)
	accessDenied = syscall.ERROR_ACCESS_DENIED
	readOnlyDisk = syscall.Errno(19)
)
