package output

import (
	"slices"
	"strconv"
)

// commit puts the staged set in place.
func (b *builder) commit() error {
	j, err := b.prepare()
	if err == nil && len(j.Place) > 0 {
		err = b.begin(j)
	}
	if err != nil || len(j.Place) == 0 {
		_ = b.clear()
		return err
	}
	if err := b.play(j); err != nil {
		return err
	}
	b.index = b.next
	return nil
}

// prepare stages all that is to be placed beside the documents, and lists it.
func (b *builder) prepare() (journal, error) {
	if err := b.planKept(); err != nil {
		return journal{}, err
	}
	keep, err := b.stageKept(b.kept)
	if err != nil {
		return journal{}, err
	}
	state, err := b.stageState(len(b.changed)+len(b.gone) > 0)
	if err != nil || len(state) == 0 {
		return journal{}, err
	}
	j := journal{Generation: b.next.Last.Number, Keep: keep, Place: b.placed(state)}
	replaced, err := b.replaced(state)
	undone, before := setOf(b.next.Last.Replaced), setOf(b.index.Last.Replaced)
	for _, name := range replaced {
		j.Away = append(j.Away, away{name, b.onDisk[name], !undone[name] || b.joins && before[name]})
	}
	return j, err
}

func setOf(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// placed names the files that this build writes, documents first.
func (b *builder) placed(state []string) []string {
	var names []string
	for _, k := range b.changed {
		names = append(names, b.files[k].Path)
	}
	return append(names, state...)
}

// replaced names the files that stand and go.
func (b *builder) replaced(state []string) ([]string, error) {
	var names []string
	for _, e := range b.gone {
		names = append(names, e.Path)
	}
	for _, k := range b.changed {
		if name := b.files[k].Path; b.stands(name) {
			names = append(names, name)
		}
	}
	for _, name := range state {
		there, err := b.exists(name)
		if err != nil {
			return nil, err
		}
		if there {
			names = append(names, name)
		}
	}
	return names, nil
}

// generation records what this build does, for Undo. A build that changes no
// document joins the last generation: to undo it alone would show nobody
// anything.
func (b *builder) generation(state []string, documents bool) (generation, error) {
	replaced, err := b.replaced(state)
	if err != nil {
		return generation{}, err
	}
	g := generation{Placed: b.placed(state), Replaced: replaced}
	last := b.index.Last
	if there, err := b.exists(generationDir(last.Number) + "/" + indexFile); err != nil {
		return g, err
	} else if b.joins = there && !documents; b.joins {
		known := setOf(slices.Concat(last.Placed, last.Replaced))
		isKnown := func(name string) bool { return known[name] }
		g.Number = last.Number
		g.Placed = append(slices.Clone(last.Placed), slices.DeleteFunc(g.Placed, isKnown)...)
		g.Replaced = append(slices.Clone(last.Replaced), slices.DeleteFunc(g.Replaced, isKnown)...)
		return g, nil
	}
	g.Number, err = b.nextGeneration()
	return g, err
}

// generations is how many builds can be undone, one after the other. Watching
// builds at every save, so that one would seldom be enough; each holds only
// the files that it replaced.
const generations = 5

func generationDir(number int) string { return undoDir + "/" + strconv.Itoa(number) }

// nextGeneration is a number that no generation on disk has.
func (f *Folder) nextGeneration() (int, error) {
	numbers, err := f.generationsOnDisk()
	return slices.Max(append(numbers, f.index.Last.Number)) + 1, err
}

func (f *Folder) generationsOnDisk() ([]int, error) {
	if there, err := f.exists(undoDir); err != nil || !there {
		return nil, err
	}
	list, err := f.disk.ReadDir(undoDir)
	if err != nil {
		return nil, explain(f.at(undoDir), err)
	}
	var numbers []int
	for _, d := range list {
		if n, err := strconv.Atoi(d.Name()); err == nil && 0 < n && n < maxGeneration {
			numbers = append(numbers, n)
		}
	}
	return numbers, nil
}

// maxGeneration is more than there ever are; a number beyond it is not ours.
const maxGeneration = 1 << 30

// dropGenerations removes what no Undo leads to any more.
func (f *Folder) dropGenerations() {
	last := f.index.Last.Number
	numbers, err := f.generationsOnDisk()
	if err != nil || last == 0 {
		return
	}
	for _, n := range numbers {
		if n > last || n <= last-generations {
			_ = f.removeAll(generationDir(n))
		}
	}
}
