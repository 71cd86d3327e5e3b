package format

import (
	"fenjie/generator/assign"
	"fenjie/source/parallel"
)

// ByMeasure digests what a format shows of each measure, once for all the
// documents that show it: a measure is in as many as it has units, and in those
// of its section and of the whole plan. Shown is the same for every unit.
func ByMeasure(tasks []assign.Task, shown func(assign.Task) any) func(assign.Task) string {
	digests := make([]string, len(tasks))
	parallel.Each(len(tasks), 16, func(k int) { digests[k] = Digest(shown(tasks[k])) })
	at := make(map[any]int, len(tasks)) // by the measure itself
	for k, t := range tasks {
		at[t.Measure] = k
	}
	return func(t assign.Task) string {
		if k, known := at[t.Measure]; known {
			return digests[k]
		}
		return Digest(shown(t))
	}
}
