package output

import (
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// CanSyncAll reports whether syncfs tells of what could not be written, as it
// does from Linux 5.8 on (syncfs(2)).
func (d rootDisk) CanSyncAll() bool {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return false
	}
	major, minor, _ := strings.Cut(unix.ByteSliceToString(name.Release[:]), ".")
	minor, _, _ = strings.Cut(minor, ".")
	a, err := strconv.Atoi(major)
	b, _ := strconv.Atoi(minor)
	return err == nil && (a > 5 || a == 5 && b >= 8)
}

// SyncAll makes what was written to the folder's file system last: contents,
// names and renamings, in one go where each file would wait for the journal.
func (d rootDisk) SyncAll() error {
	folder, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	for {
		err := unix.Syncfs(int(folder.Fd()))
		if err != syscall.EINTR {
			return err
		}
	}
}
