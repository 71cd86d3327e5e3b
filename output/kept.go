package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// keptCopy is a copy of a file that a commit takes away.
type keptCopy struct {
	of, to   string
	sha256   string // of both
	handwork bool   // it holds what somebody typed, or is not ours
	there    bool   // an earlier copy with the same name and bytes
}

// planKept names the copies that this build keeps: of what it replaces, where
// that holds handwork which is not carried over, or is not ours; and of every
// document whose subject is gone.
func (b *builder) planKept() error {
	names := b.keptNames()
	for _, k := range b.changed {
		f := b.files[k]
		if !b.handwork(f.Path) || slices.Contains(f.Carried, b.onDisk[f.Path]) {
			continue
		}
		if err := names.add(f.Path, b.onDisk[f.Path], true); err != nil {
			return err
		}
	}
	for _, e := range b.gone {
		if err := names.add(e.Path, b.onDisk[e.Path], b.handwork(e.Path)); err != nil {
			return err
		}
	}
	b.kept = names.list
	return nil
}

// handwork reports whether what stands at name holds something that this
// program did not make: it is not what was last written, or that had handwork
// carried into it.
func (b *builder) handwork(name string) bool {
	return b.stands(name) && (b.onDisk[name] != b.ours[name].SHA256 || b.ours[name].Carried)
}

// keptNames gives out the names of kept copies.
type keptNames struct {
	folder *Folder
	taken  map[string]bool
	list   []keptCopy
}

func (f *Folder) keptNames() *keptNames { return &keptNames{folder: f, taken: map[string]bool{}} }

// add names a copy of the document that stands at of.
func (n *keptNames) add(of, sum string, handwork bool) error {
	to, err := n.give(n.folder.place(of), of, sum)
	if err != nil {
		return err
	}
	have, err := n.folder.sum(to)
	n.list = append(n.list, keptCopy{of, to, sum, handwork, have != ""})
	return err
}

// give names a copy of the file from as one of name: that name, with the date
// and time at which the file was last saved, by its own word. The clock has no
// say in it. A copy with the same bytes that is there already will do.
func (n *keptNames) give(from, name, sum string) (string, error) {
	info, err := n.folder.lstat(from)
	if err != nil {
		return "", err
	}
	stamp := ""
	if info != nil {
		stamp = info.ModTime().Format(" 2006-01-02 150405")
	}
	ext := path.Ext(name)
	base := path.Join(keptDir, name[:len(name)-len(ext)]+stamp)
	to := base + ext
	for k := 2; ; k++ {
		info, err := n.folder.lstat(to)
		if err != nil {
			return "", err
		}
		have := ""
		if info != nil && info.Mode().IsRegular() {
			if have, err = n.folder.sum(to); err != nil {
				return "", err
			}
		}
		if !n.taken[to] && (info == nil || have != "" && have == sum) {
			n.taken[to] = true
			return to, nil
		}
		to = fmt.Sprintf("%s (%d)%s", base, k, ext)
	}
}

// stageKept stages the kept copies, and returns the names of the new ones.
func (f *Folder) stageKept(copies []keptCopy) ([]string, error) {
	var names []string
	for _, c := range copies {
		if c.there {
			continue
		}
		if err := f.stageCopy(c); err != nil {
			return nil, explain(f.at(c.to), err)
		}
		names = append(names, c.to)
	}
	return names, nil
}

func (f *Folder) stageCopy(c keptCopy) error {
	info, err := f.lstat(c.of)
	if err != nil {
		return err
	}
	in, _, err := f.open(c.of)
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	err = f.writeSynced(staged(c.to), func(w io.Writer) error {
		_, err := io.Copy(io.MultiWriter(w, h), in)
		return err
	})
	if err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != c.sha256 {
		return f.saved(c.of)
	}
	_ = f.disk.Chtimes(staged(c.to), info.ModTime()) // its name says it too
	return nil
}

// errSaved: a file is not the one that this build has looked at.
var errSaved = errors.New("saved meanwhile")

func (f *Folder) saved(name string) error {
	return &Error{Path: f.at(name), Message: "文件刚刚被人保存过，原有成果未变", Suggestion: "请再运行一次", Err: errSaved}
}

// rescue moves a file that came to stand in a commit's way to the kept
// copies, as a copy of what stands at name.
func (f *Folder) rescue(from, name string) error {
	to, err := f.keptNames().give(from, name, "")
	if err != nil {
		return err
	}
	if err := f.move(from, to); err != nil {
		return explain(f.at(from), err)
	}
	f.rescued = append(f.rescued, to)
	return nil
}

// cutKept is the name of a kept copy without the folder of kept copies.
func cutKept(name string) (string, bool) { return strings.CutPrefix(name, keptDir+"/") }

// keep adds the kept copies to a report.
func (r *Report) keep(copies []keptCopy, rescued []string) {
	for _, c := range copies {
		if c.handwork {
			r.Kept = append(r.Kept, c.to)
		} else {
			r.Retired = append(r.Retired, c.to)
		}
	}
	r.Kept = append(r.Kept, rescued...)
}
