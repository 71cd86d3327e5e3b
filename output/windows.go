package output

// kind is what an error of Windows means to a build.
type kind int

const (
	otherKind  kind = iota
	sharedKind      // the file is open in another program
	heldKind        // the lock is another process's
	fullKind        // the disk or the quota is full
)

// windowsKind sorts the error codes of Windows (winerror.h), which package
// syscall does not name. It stands apart from the calls, so that it is tested
// on every system.
func windowsKind(code uintptr) kind {
	switch code {
	case 32, // ERROR_SHARING_VIOLATION: Excel and WPS keep what they show
		303,  // ERROR_DELETE_PENDING: removed, and still open somewhere
		1224: // ERROR_USER_MAPPED_FILE: a virus scanner or a preview
		return sharedKind
	case 33, // ERROR_LOCK_VIOLATION
		997: // ERROR_IO_PENDING: the lock would have to be waited for
		return heldKind
	case 39, // ERROR_HANDLE_DISK_FULL
		112,  // ERROR_DISK_FULL
		1295: // ERROR_DISK_QUOTA_EXCEEDED
		return fullKind
	}
	return otherKind
}
