//go:build unix

package output

import "syscall"

// What this system answers.
const (
	diskFull     = syscall.ENOSPC
	diskBroken   = syscall.EIO
	accessDenied = syscall.EACCES
	readOnlyDisk = syscall.EROFS
)
