package format

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// Measured names by a digest what documents show of a measure, whichever the format
// and the unit: it is in as many documents as it has units, and in those of its
// section and of the whole plan. It leaves out what some of them show alone: a
// unit's role, what a revision changed, and the measure's number and place, which
// move where others come and go.
func (in Input) Measured() func(assign.Task) string {
	digests := in.Shared.Of("measured", func() any { return measuredOf(in.Overview) }).(map[*plan.Measure]string)
	return func(t assign.Task) string {
		if d, known := digests[t.Measure]; known {
			return d
		}
		return measured(t)
	}
}

func measuredOf(o *assign.Overview) map[*plan.Measure]string {
	tasks := slices.Concat(o.Tasks, o.Overall)
	list := make([]string, len(tasks))
	parallel.Each(len(tasks), 16, func(k int) { list[k] = measured(tasks[k]) })
	digests := make(map[*plan.Measure]string, len(tasks))
	for k, t := range tasks {
		digests[t.Measure] = list[k]
	}
	return digests
}

func measured(t assign.Task) string {
	m, said := t.Measure, wording.MeasureOf(t)
	texts := []string{m.ID, m.Title, m.Text, m.Deadline, said.Name, said.Field, said.Leads, said.Units, said.When, said.Leaders}
	for _, u := range m.Units {
		texts = append(texts, u.Name, string(u.Role), u.Note)
	}
	var b []byte
	for _, s := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	for _, k := range t.Results {
		b = binary.AppendUvarint(b, uint64(k))
	}
	sum := sha256.Sum256(plan.AppendFigures(b, t.Goals, t.Funds))
	return hex.EncodeToString(sum[:])
}
