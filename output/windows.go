package output

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
	case 5, // ERROR_ACCESS_DENIED
		19, // ERROR_WRITE_PROTECT: a stick with its switch set, a CD
		65: // ERROR_NETWORK_ACCESS_DENIED
		return deniedKind
	case 21, // ERROR_NOT_READY: no disk in the drive
		23,   // ERROR_CRC
		25,   // ERROR_SEEK
		31,   // ERROR_GEN_FAILURE: a stick that was pulled out
		53,   // ERROR_BAD_NETPATH
		55,   // ERROR_DEV_NOT_EXIST: the network drive is gone
		59,   // ERROR_UNEXP_NET_ERR
		64,   // ERROR_NETNAME_DELETED
		67,   // ERROR_BAD_NET_NAME
		1117, // ERROR_IO_DEVICE
		1167, // ERROR_DEVICE_NOT_CONNECTED
		1231: // ERROR_NETWORK_UNREACHABLE
		return brokenKind
	case 206: // ERROR_FILENAME_EXCED_RANGE
		return longKind
	}
	return otherKind
}
