package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
	"unicode/utf16"
)

// cut is a TrueType face with the glyphs of runes alone. gopdf cuts the
// outlines, and leaves the metrics of every glyph of the face in the PDF,
// 57 KB of them in a face of 10,000.
func cut(f *face, runes []rune) ([]byte, error) {
	from, err := readTables(f.data)
	if err != nil {
		return nil, err
	}
	runes = slices.Sorted(slices.Values(runes))
	glyphs := []uint16{0} // new index → old
	for _, r := range runes {
		index, err := f.parsed.GlyphIndex(nil, r)
		if err != nil {
			return nil, err
		}
		glyphs = append(glyphs, uint16(index))
	}
	outlines, starts, glyphs, err := from.outlines(glyphs)
	if err != nil {
		return nil, err
	}
	to := tables{"glyf": outlines, "name": nameTable(f.name), "cmap": cmapTable(runes)}
	for _, tag := range []string{"head", "hhea", "maxp", "OS/2", "post", "cvt ", "fpgm", "prep"} {
		if from[tag] != nil {
			to[tag] = slices.Clone(from[tag])
		}
	}
	be := binary.BigEndian
	for _, start := range starts {
		to["loca"] = be.AppendUint32(to["loca"], start)
	}
	for _, g := range glyphs {
		to["hmtx"] = append(to["hmtx"], from.metric(g)...)
	}
	be.PutUint16(to["head"][50:], 1) // long offsets in loca
	be.PutUint16(to["hhea"][34:], uint16(len(glyphs)))
	be.PutUint16(to["maxp"][4:], uint16(len(glyphs)))
	post := make([]byte, 32) // version 3: glyphs have no names
	copy(post, to["post"])
	be.PutUint32(post, 0x00030000)
	to["post"] = post
	if len(to["OS/2"]) < 78 { // gopdf wants one
		to["OS/2"] = make([]byte, 78)
	}
	return to.bytes(), nil
}

var errFace = errors.New("a table is missing or too short")

// tables are the tables of a TrueType file by tag
// (OpenType 1.9, Organization of an OpenType font).
type tables map[string][]byte

func readTables(data []byte) (tables, error) {
	be := binary.BigEndian
	if len(data) < 12 {
		return nil, errFace
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errFace
	}
	t := tables{}
	for k := range n {
		entry := data[12+16*k:]
		start, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if start+length > uint64(len(data)) {
			return nil, errFace
		}
		t[string(entry[:4])] = data[start : start+length]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "loca": 4, "hmtx": 4, "glyf": 0} {
		if t[tag] == nil || len(t[tag]) < least {
			return nil, errFace
		}
	}
	if be.Uint16(t["hhea"][34:]) == 0 {
		return nil, errFace
	}
	return t, nil
}

// metric is the advance width and left bearing of a glyph, as hmtx holds them.
// Glyphs beyond its pairs have the last pair's width.
func (t tables) metric(glyph uint16) []byte {
	hmtx := t["hmtx"]
	pairs := min(int(binary.BigEndian.Uint16(t["hhea"][34:])), len(hmtx)/4)
	g := int(glyph)
	if g < pairs {
		return hmtx[4*g : 4*g+4]
	}
	metric := slices.Clone(hmtx[4*pairs-4 : 4*pairs])
	if at := 4*pairs + 2*(g-pairs); at+2 <= len(hmtx) {
		copy(metric[2:], hmtx[at:at+2])
	}
	return metric
}

// outline is the entry of a glyph in glyf; empty for a blank.
func (t tables) outline(glyph uint16) ([]byte, error) {
	be, loca, g := binary.BigEndian, t["loca"], int(glyph)
	var start, end uint64
	if be.Uint16(t["head"][50:]) == 0 {
		if 2*g+4 > len(loca) {
			return nil, errFace
		}
		start, end = 2*uint64(be.Uint16(loca[2*g:])), 2*uint64(be.Uint16(loca[2*g+2:]))
	} else {
		if 4*g+8 > len(loca) {
			return nil, errFace
		}
		start, end = uint64(be.Uint32(loca[4*g:])), uint64(be.Uint32(loca[4*g+4:]))
	}
	if start > end || end > uint64(len(t["glyf"])) {
		return nil, errFace
	}
	return t["glyf"][start:end], nil
}

// outlines are the entries of glyphs one after the other, where each begins
// and the last ends, and the glyphs: with those that composite ones are made of.
func (t tables) outlines(glyphs []uint16) ([]byte, []uint32, []uint16, error) {
	room := 0
	for _, g := range glyphs {
		outline, _ := t.outline(g)
		room += len(outline) + 3
	}
	all := make([]byte, 0, room)
	starts := []uint32{0}
	for k := 0; k < len(glyphs); k++ {
		outline, err := t.outline(glyphs[k])
		if err != nil {
			return nil, nil, nil, err
		}
		from := len(all)
		all = append(all, outline...)
		err = components(all[from:], func(glyph uint16) uint16 {
			at := slices.Index(glyphs, glyph)
			if at < 0 {
				at = len(glyphs)
				glyphs = append(glyphs, glyph)
			}
			return uint16(at)
		})
		if err != nil {
			return nil, nil, nil, err
		}
		for len(all)%4 != 0 {
			all = append(all, 0)
		}
		starts = append(starts, uint32(len(all)))
	}
	return all, starts, glyphs, nil
}

// components renumbers the glyphs that a composite outline is made of
// (OpenType 1.9, glyf, Composite glyph description).
func components(outline []byte, renumber func(uint16) uint16) error {
	const words, scale, more, scales, matrix = 1, 8, 32, 64, 128
	be := binary.BigEndian
	if len(outline) < 10 || int16(be.Uint16(outline)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(outline) {
			return errFace
		}
		flags := be.Uint16(outline[at:])
		be.PutUint16(outline[at+2:], renumber(be.Uint16(outline[at+2:])))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return nil
		}
	}
}

// cmapTable maps sorted runes to the glyphs 1, 2, 3 …: as format 4 for the
// first 65,535 characters, and as format 12 where there are others.
func cmapTable(runes []rune) []byte {
	type segment struct{ first, last, glyph uint32 }
	var list []segment
	for k, r := range runes {
		if n := len(list); n > 0 && list[n-1].last+1 == uint32(r) {
			list[n-1].last++
		} else {
			list = append(list, segment{uint32(r), uint32(r), uint32(k + 1)})
		}
	}
	var starts, ends, deltas []uint16
	for _, s := range append(slices.Clone(list), segment{0xffff, 0xffff, 0}) {
		if s.last <= 0xffff {
			starts, ends = append(starts, uint16(s.first)), append(ends, uint16(s.last))
			deltas = append(deltas, uint16(s.glyph-s.first))
		}
	}
	be := binary.BigEndian
	n := len(starts)
	four := []byte{}
	for _, v := range []uint16{4, uint16(16 + 8*n), 0, uint16(2 * n), 0, 0, 0} { // gopdf does not search by halves
		four = be.AppendUint16(four, v)
	}
	for _, column := range [][]uint16{ends, {0}, starts, deltas, make([]uint16, n)} {
		for _, v := range column {
			four = be.AppendUint16(four, v)
		}
	}
	twelve := be.AppendUint32(nil, 12<<16)
	for _, v := range []uint32{uint32(16 + 12*len(list)), 0, uint32(len(list))} {
		twelve = be.AppendUint32(twelve, v)
	}
	for _, s := range list {
		twelve = be.AppendUint32(be.AppendUint32(be.AppendUint32(twelve, s.first), s.last), s.glyph)
	}
	out := []byte{0, 0, 0, 2, 0, 3, 0, 1, 0, 0, 0, 20, 0, 3, 0, 10}
	out = be.AppendUint32(out, uint32(20+len(four)))
	return append(append(out, four...), twelve...)
}

// nameTable holds the PostScript name alone.
func nameTable(name string) []byte {
	be := binary.BigEndian
	var text []byte
	for _, u := range utf16.Encode([]rune(name)) {
		text = be.AppendUint16(text, u)
	}
	var out []byte
	for _, v := range []uint16{0, 1, 18, 3, 1, 0x409, 6, uint16(len(text)), 0} {
		out = be.AppendUint16(out, v)
	}
	return append(out, text...)
}

// bytes is the file, its tables in the order of their tags.
func (t tables) bytes() []byte {
	be := binary.BigEndian
	tags := make([]string, 0, len(t))
	for tag := range t {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	out := []byte{0, 1, 0, 0}
	out = be.AppendUint16(out, uint16(len(tags)))
	out = append(out, make([]byte, 6+16*len(tags))...)
	for k, tag := range tags {
		entry := out[12+16*k:]
		copy(entry, tag)
		be.PutUint32(entry[4:], checksum(t[tag]))
		be.PutUint32(entry[8:], uint32(len(out)))
		be.PutUint32(entry[12:], uint32(len(t[tag])))
		out = append(out, t[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// checksum is the sum of a table's words of four bytes.
func checksum(table []byte) uint32 {
	var sum uint32
	for k, b := range table {
		sum += uint32(b) << (24 - 8*(k%4))
	}
	return sum
}
