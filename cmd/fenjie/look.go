package main

import (
	"cmp"

	"fenjie/generator/format"
	"fenjie/source/settings"
)

// lookOf is how documents look: by the settings, else by the templates of a
// folder, else as they are built in. An error is a *failure.
func lookOf(set *settings.Settings, templates string) (format.Look, error) {
	look := format.Look{
		Organ: set.Organ, Issue: set.Issue, ReturnTo: set.ReturnTo, ReturnBy: set.ReturnBy,
		Briefing: set.Briefing, ReportTo: set.ReportTo, CopyTo: set.CopyTo, Faces: map[string][]byte{},
	}
	if err := readTemplates(cmp.Or(templates, set.Templates), &look); err != nil {
		return look, &failure{statusUsage, err}
	}
	look.Sheet = set.Sheet.Over(look.Sheet)
	fonts := set.Fonts.Over(look.PDF.Fonts)
	look.PDF.Fonts = settings.Fonts{} // their bytes are in Faces
	for k, face := range fonts.Faces() {
		if *face == "" {
			continue
		}
		data, err := readFace(*face)
		if err != nil {
			return look, &failure{statusUsage, err}
		}
		look.Faces[settings.Uses[k]] = data
	}
	return look, nil
}
