package output

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// handle is a folder as the system's calls take it, kept open: os.File.Fd would
// ask the system each time.
type handle struct {
	file *os.File
	fd   int
}

// handleOf is nil where there is none: os.Root renames then.
func handleOf(dir *os.Root) *handle {
	f, err := dir.Open(".")
	if err != nil {
		return nil
	}
	return &handle{f, int(f.Fd())}
}

func (h *handle) Close() error { return h.file.Close() }

// renameAt renames between two folders that are open, where os.Root would walk
// down to both for each of thousands of files. The names have no slash, so that
// nothing leads out of the folders.
func renameAt(from *handle, name string, to *handle, newName string) error {
	for {
		err := unix.Renameat(from.fd, name, to.fd, newName)
		if err != unix.EINTR {
			return err
		}
	}
}

// createAt makes a new file in an open folder. os.Root asks four times more
// whether it could be waited for, as a pipe is.
func createAt(in *handle, name string) (file, error) {
	for {
		fd, err := unix.Openat(in.fd, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o644)
		switch err {
		case nil:
			return os.NewFile(uintptr(fd), name), nil
		case unix.EINTR:
		default:
			return nil, &fs.PathError{Op: "openat", Path: name, Err: err}
		}
	}
}
