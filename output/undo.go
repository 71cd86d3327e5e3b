package output

import (
	"errors"
	"slices"
)

// Undo puts the set back that stood before the last build which changed a
// document: documents, state and manifest. A file that was edited since is
// kept first. In a folder that is only looked at it says what it would do.
func (f *Folder) Undo() (Report, error) {
	u := &undoing{Folder: f, last: f.index.Last}
	if err := u.check(); err != nil {
		return Report{}, err
	}
	j, err := u.plan()
	if err != nil {
		return Report{}, err
	}
	if !f.looking {
		if err := u.commit(&j); err != nil {
			return Report{}, err
		}
	}
	u.report.keep(u.names.list, f.rescued)
	return u.report, nil
}

// undoing is one Undo under way.
type undoing struct {
	*Folder
	last   generation
	names  *keptNames
	report Report
}

// check makes sure that all which is to be put back is there.
func (u *undoing) check() error {
	if u.disk == nil || u.pending != nil || !slices.Contains(u.last.Replaced, indexFile) {
		return u.nothing()
	}
	for _, name := range slices.Concat(u.last.Replaced, u.last.Placed) {
		if !validJournalled(name) {
			return u.nothing()
		}
	}
	for _, name := range u.last.Replaced {
		there, err := u.exists(u.before(name))
		if err != nil && !errors.Is(err, errBlocked) {
			return err
		}
		if !there {
			return u.nothing()
		}
	}
	return nil
}

func (u *undoing) nothing() error {
	if u.disk == nil || len(u.index.Documents) == 0 {
		return &Error{Path: u.dir, Message: "这里没有成果，也就没有可以撤回的更新", Suggestion: "请用 -o 指定成果所在的文件夹"}
	}
	return &Error{Path: u.dir, Message: "没有可以撤回的更新", Suggestion: "成果未变；需要时可重新生成"}
}

// before is where a file of the set before lies.
func (u *undoing) before(name string) string { return generationDir(u.last.Number) + "/" + name }

// plan lists what goes and what comes.
func (u *undoing) plan() (journal, error) {
	j := journal{Generation: u.last.Number, Undo: true, Place: u.last.Replaced}
	u.names = u.keptNames()
	wrote := map[string]string{}
	for _, e := range u.index.Documents {
		if !e.Carried { // what was carried into a document may have come from elsewhere
			wrote[e.Path] = e.SHA256
		}
	}
	comes := map[string]bool{}
	for _, name := range u.last.Replaced {
		comes[name] = true
		if isDocument(name) {
			u.report.Written = append(u.report.Written, name)
		}
	}
	goes := slices.Concat(u.last.Placed, slices.DeleteFunc(slices.Clone(u.last.Replaced), func(name string) bool {
		return slices.Contains(u.last.Placed, name)
	}))
	for _, name := range goes {
		sum, err := u.sum(name)
		if err != nil {
			return j, err
		}
		if sum == "" {
			continue
		}
		a := away{Path: name, Drop: true}
		if isDocument(name) {
			a.SHA256 = sum
			if !comes[name] {
				u.report.Removed = append(u.report.Removed, name)
			}
			if err := u.keep(name, sum, wrote[name]); err != nil {
				return j, err
			}
		}
		j.Away = append(j.Away, a)
	}
	return j, nil
}

// keep names a copy of what stands at name, unless it is what the last build
// wrote or what comes back anyway.
func (u *undoing) keep(name, sum, wrote string) error {
	if sum == wrote {
		return nil
	}
	back, err := u.sum(u.before(name))
	if err != nil || back == sum {
		return err
	}
	return u.names.add(name, sum, true)
}

func (u *undoing) commit(j *journal) error {
	before, err := u.readIndexAt(u.before(indexFile))
	if err == nil {
		err = u.clear()
	}
	if err == nil {
		j.Keep, err = u.stageKept(u.names.list)
	}
	if err == nil {
		err = u.begin(*j)
	}
	if err != nil {
		_ = u.clear()
		return err
	}
	if err := u.play(*j); err != nil {
		return err
	}
	u.index = before
	u.dropGenerations()
	return nil
}
