package output

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestFlushes: where syncfs does less than syncing each file, each is synced.
func TestFlushes(t *testing.T) {
	for kind, want := range map[uint32]bool{
		unix.EXT4_SUPER_MAGIC: true, unix.XFS_SUPER_MAGIC: true, unix.BTRFS_SUPER_MAGIC: true, unix.F2FS_SUPER_MAGIC: true,
		unix.FUSE_SUPER_MAGIC: false, unix.CIFS_SUPER_MAGIC: false, unix.SMB2_SUPER_MAGIC: false, unix.NFS_SUPER_MAGIC: false,
		unix.MSDOS_SUPER_MAGIC: false, unix.EXFAT_SUPER_MAGIC: false, unix.OVERLAYFS_SUPER_MAGIC: false, 0: false,
	} {
		if got := flushes(kind); got != want {
			t.Errorf("%x: %t", kind, got)
		}
	}
}
