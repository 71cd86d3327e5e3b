package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/generator/plantest"
)

// galleryGolden is what the pictures look like: the ink of 40 by 24 tiles of
// each, a hexadecimal digit a tile, white is f. UPDATE=1 makes it anew, and the
// pictures.
const galleryGolden = "testdata/gallery.golden"

// TestGallery: the documents of the example, made anew, look as they did, and
// so do the pictures in docs/gallery.
func TestGallery(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice and a browser")
	}
	for _, program := range []string{"bash", "soffice", "chromium", "pdftoppm", "pdftotext", "fc-list"} {
		plantest.Need(t, program)
	}
	gallery := filepath.Join("..", "..", "docs", "gallery")
	needFaces(t, filepath.Join(gallery, "fonts.conf"), "Noto Serif CJK SC", "Noto Sans CJK SC")
	made := t.TempDir()
	if os.Getenv("UPDATE") != "" {
		made = gallery
	}
	made, err := filepath.Abs(made)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(filepath.Join(gallery, "make"), made).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	now := tilesOf(t, made)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(galleryGolden, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(galleryGolden)
	if err != nil {
		t.Fatal(err)
	}
	for what, got := range map[string]string{"a document": now, "a picture in docs/gallery": tilesOf(t, gallery)} {
		if where := differ(string(want), got); where != "" {
			t.Errorf("%s looks different: %s; if that is meant, run with UPDATE=1 and look", what, where)
		}
	}
}

// needFaces skips where the pictures would be made with other faces.
func needFaces(t *testing.T, config string, families ...string) {
	t.Helper()
	for _, family := range families {
		list := exec.Command("fc-list", family)
		list.Env = append(os.Environ(), "FONTCONFIG_FILE="+config)
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		if len(out) > 0 {
			continue
		}
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", family)
		}
		t.Skipf("%s is not installed", family)
	}
}

// TestGallerySizes: the pictures stay small. How many bytes one takes that is
// made anew is its program's affair.
func TestGallerySizes(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "docs", "gallery", "*.png"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pictures (%v)", err)
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > 150_000 {
			t.Errorf("%s has %d bytes, want at most 150,000", filepath.Base(file), info.Size())
		}
	}
}

// tilesOf prints the tiles of every picture in a folder.
func tilesOf(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pictures in %s (%v)", dir, err)
	}
	var b strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(filepath.Base(file) + "\n" + tiles(picture))
	}
	return b.String()
}

// tiles are the mean greys of 40 by 24 tiles of a picture, a line a row.
func tiles(p image.Image) string {
	const across, down = 40, 24
	box := p.Bounds()
	var b strings.Builder
	for y := range down {
		for x := range across {
			sum, n := uint64(0), uint64(0)
			for py := box.Min.Y + y*box.Dy()/down; py < box.Min.Y+(y+1)*box.Dy()/down; py++ {
				for px := box.Min.X + x*box.Dx()/across; px < box.Min.X+(x+1)*box.Dx()/across; px++ {
					r, g, bl, _ := p.At(px, py).RGBA()
					sum += uint64(r+g+bl) / 3
					n++
				}
			}
			fmt.Fprintf(&b, "%x", sum/max(n, 1)/4096)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// differ compares two prints of tiles. Another version of a program smooths
// otherwise, and breaks a line elsewhere: a tile may differ by a step, and one
// in twenty-five by more; a picture that is missing, or new, differs.
func differ(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	if len(a) != len(b) {
		return fmt.Sprintf("%d lines of tiles, want %d", len(b), len(a))
	}
	name, all, off := "", 0, 0
	var where []string
	count := func() {
		if off*25 > all {
			where = append(where, fmt.Sprintf("%s in %d of %d tiles", name, off, all))
		}
		all, off = 0, 0
	}
	for k := range a {
		if strings.HasSuffix(a[k], ".png") {
			count()
			name = a[k]
			if b[k] != name {
				return fmt.Sprintf("%s stands in the place of %s", b[k], name)
			}
			continue
		}
		for n := range min(len(a[k]), len(b[k])) {
			all++
			if d := grey(a[k][n]) - grey(b[k][n]); d > 1 || d < -1 {
				off++
			}
		}
	}
	count()
	return strings.Join(where, "; ")
}

func grey(c byte) int { return strings.IndexByte("0123456789abcdef", c) }

// TestDiffer: a page that is blank, or moved, is seen; a shade is not.
func TestDiffer(t *testing.T) {
	page := func(from int, ink byte) string {
		rows := []string{"a.png"}
		for y := range 24 {
			row := bytes.Repeat([]byte{'f'}, 40)
			for x := 5; x < 35 && y >= from && y < from+8; x++ {
				row[x] = ink
			}
			rows = append(rows, string(row))
		}
		return strings.Join(rows, "\n")
	}
	if where := differ(page(4, 'c'), page(4, 'd')); where != "" {
		t.Error("a shade is seen: " + where)
	}
	for _, other := range []string{page(10, 'c'), page(24, 'c'), strings.Replace(page(4, 'c'), "a.png", "b.png", 1)} {
		if differ(page(4, 'c'), other) == "" {
			t.Error("another page is not seen")
		}
	}
}
