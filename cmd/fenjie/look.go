package main

import (
	"cmp"
	"errors"

	"fenjie/generator/format"
	"fenjie/source/document"
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
		return look, &failure{statusUsage, mentioned(set, err)}
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
			return look, &failure{statusUsage, mentioned(set, err)}
		}
		look.Faces[settings.Uses[k]] = data
	}
	return look, nil
}

// mentioned puts an error about a file or folder that the settings name at the
// line that names it, which is where the clerk mends it.
func mentioned(set *settings.Settings, err error) error {
	var e *document.Error
	if !errors.As(err, &e) {
		return err
	}
	at, ok := set.Names(e.File)
	if !ok {
		return err
	}
	message := e.Message
	if at.Name != e.File {
		message += "（" + e.File + "）"
	}
	return &document.Error{File: at.File, Line: at.Line, Quote: at.Name, Message: message, Suggestion: e.Suggestion}
}
