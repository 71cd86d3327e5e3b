package output

import (
	"errors"
	"io/fs"
	"syscall"
)

// kind is what an error of the system means to a build.
type kind int

const (
	otherKind  kind = iota
	sharedKind      // the file is open in another program
	heldKind        // the lock is another process's
	fullKind        // the disk or the quota is full
	deniedKind      // nobody may write there, or this user may not
	brokenKind      // disk, stick or network drive does not answer
	longKind        // the path is too long
)

// kindOf sorts an error of the system. Each system answers with numbers of its
// own; that a right is missing, Go says of all.
func kindOf(err error) kind {
	var number syscall.Errno
	if errors.As(err, &number) {
		if k := systemKind(number); k != otherKind {
			return k
		}
	}
	if errors.Is(err, fs.ErrPermission) {
		return deniedKind
	}
	return otherKind
}
