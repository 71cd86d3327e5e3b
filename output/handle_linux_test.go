package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPipeSwappedIn: a pipe that takes a file's place between the look at it and
// its opening is refused at once, as one that stood there before is: no other
// program holds it open.
func TestPipeSwappedIn(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "简报", "甲.md")
	if err := os.Mkdir(filepath.Dir(pipe), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	writer, err := os.OpenFile(pipe, os.O_RDWR, 0) // so that reading would have to wait
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := newRootDisk(root)
	defer d.Close()
	for _, flag := range []int{os.O_RDONLY, os.O_RDWR} {
		f, err := d.OpenFile("简报/甲.md", flag)
		if err == nil {
			_, err = f.Read(make([]byte, 1))
			_ = f.Close()
			t.Errorf("opened with %d; reading says %v", flag, explain(pipe, err))
			continue
		}
		if !errors.Is(err, errBlocked) || !strings.Contains(explain(pipe, err).Error(), "此处已有同名的文件、文件夹或链接") {
			t.Errorf("refused with %v", explain(pipe, err))
		}
	}
}
