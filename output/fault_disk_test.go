package output

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"time"
)

// fault is what happens at one step of a disk.
type fault struct {
	name string
	err  error // what the step says
	done bool  // the step does its work all the same, as network drives do
	half bool  // a write does half of its work
	dead bool  // and nothing is done from there on: the process was stopped

	lasting bool // nothing is written or made from there on
}

// errStopped is what every step answers after the process was stopped. Nobody
// is there to read it; the program must be unable to do anything then.
var errStopped = errors.New("stopped")

// faultyDisk counts the steps that are asked of a disk, and fails one.
// It leaves out syncing, which costs time and shows nothing here.
type faultyDisk struct {
	disk
	*trouble
}

type trouble struct {
	mu    sync.Mutex
	at    int // the step that fails, from 1; 0: none
	fault fault
	steps []string
	dead  bool

	before func() // called before each step
}

// stops reports whether a lasting fault fails a step: a full disk takes no new
// bytes and names, a read-only one no change at all.
func (f fault) stops(step string) bool {
	verb, _, _ := strings.Cut(step, " ")
	switch verb {
	case "write", "mkdir":
		return true
	case "rename", "remove", "chtimes":
		return errors.Is(f.err, readOnlyDisk)
	}
	return false
}

// step does the work of one step, or what the fault makes of it.
func (t *trouble) step(name string, work func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dead {
		return errStopped
	}
	if t.before != nil {
		t.before()
	}
	t.steps = append(t.steps, name)
	if len(t.steps) != t.at && !(t.fault.lasting && t.at > 0 && len(t.steps) > t.at && t.fault.stops(name)) {
		return work()
	}
	if t.fault.done {
		if err := work(); err != nil {
			return err
		}
	}
	t.dead = t.fault.dead
	return t.fault.err
}

func (d faultyDisk) Lstat(name string) (info fs.FileInfo, err error) {
	work := func() error { info, err = d.disk.Lstat(name); return nil }
	if failed := d.step("lstat "+name, work); failed != nil {
		return nil, failed
	}
	return info, err
}

func (d faultyDisk) ReadDir(name string) (list []fs.DirEntry, err error) {
	err = d.step("list "+name, func() error { list, err = d.disk.ReadDir(name); return err })
	return list, err
}

func (d faultyDisk) OpenFile(name string, flag int) (f file, err error) {
	err = d.step("open "+name, func() error { f, err = d.disk.OpenFile(name, flag); return err })
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, err
	}
	return faultyFile{f, name, d.trouble}, nil
}

func (d faultyDisk) MkdirAll(name string) error {
	if _, err := d.disk.Lstat(name); err == nil && d.fault.lasting {
		return d.step("find folder "+name, func() error { return d.disk.MkdirAll(name) }) // nothing to make
	}
	return d.step("mkdir "+name, func() error { return d.disk.MkdirAll(name) })
}

func (d faultyDisk) Rename(from, to string) error {
	return d.step("rename "+from+" to "+to, func() error { return d.disk.Rename(from, to) })
}

func (d faultyDisk) Chtimes(name string, saved time.Time) error {
	return d.step("chtimes "+name, func() error { return d.disk.Chtimes(name, saved) })
}

func (d faultyDisk) Remove(name string) error {
	return d.step("remove "+name, func() error { return d.disk.Remove(name) })
}

func (d faultyDisk) RemoveAll(name string) error {
	return d.step("remove all "+name, func() error { return d.disk.RemoveAll(name) })
}

func (d faultyDisk) SyncDir(name string) error {
	return d.step("sync folder "+name, func() error { return nil })
}

func (d faultyDisk) Together() func() error {
	return func() error { return d.step("sync all", func() error { return nil }) }
}

func (d faultyDisk) Lock(name string) (unlock func(), err error) {
	err = d.step("lock "+name, func() error { unlock, err = d.disk.Lock(name); return err })
	if err != nil && unlock != nil {
		unlock() // a process that was stopped holds no lock
	}
	return unlock, err
}

type faultyFile struct {
	file
	name string
	*trouble
}

func (f faultyFile) Read(p []byte) (n int, err error) {
	failed := f.step("read "+f.name, func() error { n, err = f.file.Read(p); return nil })
	if failed != nil {
		return 0, failed
	}
	return n, err
}

func (f faultyFile) Write(p []byte) (n int, err error) {
	failed := f.step("write "+f.name, func() error { n, err = f.file.Write(p); return err })
	if failed != nil && f.fault.half && !strings.Contains(failed.Error(), "stopped") {
		n, _ = f.file.Write(p[:len(p)/2])
	}
	if failed != nil {
		return n, failed
	}
	return n, err
}

func (f faultyFile) Sync() error {
	return f.step("sync "+f.name, func() error { return nil })
}

func (f faultyFile) Close() error {
	failed := f.step("close "+f.name, func() error { return nil })
	return errors.Join(f.file.Close(), failed)
}
