package output

import (
	"io"
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
	return again(func() error { return unix.Renameat(from.fd, name, to.fd, newName) })
}

// openAt opens a file in an open folder, or makes a new one. It follows no link,
// waits for no pipe that somebody put there meanwhile, and refuses what is no plain
// file: os.Root and os.File ask nine times more, whether it could be waited for, as
// a pipe is.
func openAt(in *handle, name string, flag int) (file, error) {
	fd := -1
	err := again(func() (err error) {
		fd, err = unix.Openat(in.fd, name, flag|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0o644)
		return err
	})
	if err != nil {
		return nil, &fs.PathError{Op: "openat", Path: name, Err: err}
	}
	f := &plainFile{fd, name}
	if flag&os.O_EXCL == 0 { // else it has just been made, a plain one
		if err := f.isPlain(); err != nil {
			_ = f.Close()
			return nil, &fs.PathError{Op: "openat", Path: name, Err: err}
		}
	}
	return f, nil
}

// plainFile is an open plain file, for one goroutine.
type plainFile struct {
	fd   int
	name string
}

// most is what one call reads or writes: as much as Linux does at the most is more
// than an int has on small machines.
const most = 1 << 30

// isPlain fails for what is no plain file.
func (f *plainFile) isPlain() error {
	var is unix.Stat_t
	if err := again(func() error { return unix.Fstat(f.fd, &is) }); err != nil {
		return err
	}
	if is.Mode&unix.S_IFMT != unix.S_IFREG {
		return errBlocked
	}
	return nil
}

func (f *plainFile) Read(p []byte) (n int, err error) {
	err = again(func() error { n, err = unix.Read(f.fd, p[:min(len(p), most)]); return err })
	switch {
	case err != nil:
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
	case n == 0 && len(p) > 0:
		return 0, io.EOF
	}
	return n, nil
}

func (f *plainFile) Write(p []byte) (done int, err error) {
	for done < len(p) {
		n := 0
		err = again(func() error { n, err = unix.Write(f.fd, p[done:min(len(p), done+most)]); return err })
		if err == nil && n == 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return done, &fs.PathError{Op: "write", Path: f.name, Err: err}
		}
		done += n
	}
	return done, nil
}

func (f *plainFile) Sync() error {
	if err := again(func() error { return unix.Fsync(f.fd) }); err != nil {
		return &fs.PathError{Op: "sync", Path: f.name, Err: err}
	}
	return nil
}

// Close closes the file, once: its number may be another file's by the next time.
func (f *plainFile) Close() error {
	fd := f.fd
	if f.fd = -1; fd < 0 {
		return fs.ErrClosed
	}
	if err := unix.Close(fd); err != nil && err != unix.EINTR { // it is closed then, too
		return &fs.PathError{Op: "close", Path: f.name, Err: err}
	}
	return nil
}

// again does what a signal breaks off once more.
func again(do func() error) error {
	for {
		if err := do(); err != unix.EINTR {
			return err
		}
	}
}
