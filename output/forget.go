package output

import "path"

// Replaced lists the tables that the last builds replaced and that Undo may put
// back.
func (f *Folder) Replaced() ([]Found, error) {
	if f.disk == nil {
		return nil, nil
	}
	return f.tablesBelow(undoDir, nil, nil)
}

// Forget removes state files that the caller needs no more. It is no part of a
// set and cannot be undone: what any of the last sets needs must not be among
// them. What cannot be removed stays.
func (f *Folder) Forget(names []string) {
	if f.looking || f.disk == nil {
		return
	}
	for _, name := range names {
		if validState(name) {
			_ = f.disk.Remove(path.Join(stateDir, name))
		}
	}
}
