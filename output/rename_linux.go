package output

import (
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
