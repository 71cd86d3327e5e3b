package output

import (
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Together syncs contents, names and renamings in one go, by syncfs, where each
// file would wait for the file system's journal. The folder is opened before
// anything is written: syncfs tells of what could not be since then (syncfs(2)).
func (d rootDisk) Together() func() error {
	folder, err := d.root.Open(".")
	if err != nil {
		return nil
	}
	d.past.Store(folder, true)
	var on unix.Statfs_t
	if unix.Fstatfs(int(folder.Fd()), &on) != nil || !flushes(uint32(on.Type)) || !tells() {
		return nil
	}
	return func() error {
		for {
			err := unix.Syncfs(int(folder.Fd()))
			if err != syscall.EINTR {
				return err
			}
		}
	}
}

// flushes reports whether syncfs makes a file system of this kind (statfs(2))
// write to the medium. Those in another program or on another computer (FUSE,
// SMB) only hand over what they have, and FAT does not empty the drive's cache:
// syncing each file does more there.
func flushes(kind uint32) bool {
	switch kind {
	case unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC:
		return true
	}
	return false
}

// tells reports whether syncfs tells of what could not be written, as it does
// from Linux 5.8 on (syncfs(2)).
func tells() bool {
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
