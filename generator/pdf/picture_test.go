package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/generator/plantest"
)

// TestPictures: the pages of a plan look as they did. The pictures in testdata
// are small (20 dpi), for a person to look through after UPDATE=1.
func TestPictures(t *testing.T) {
	plantest.Need(t, "pdftoppm")
	s := composed(t, plantest.Input(t, "方案.txt", []byte(sectionsPlan(8, 2))))
	file := filepath.Join(t.TempDir(), "summary.pdf")
	if err := os.WriteFile(file, drawn(t, s, cut), 0o644); err != nil {
		t.Fatal(err)
	}
	pictures := grays(t, output(t, "pdftoppm", "-gray", "-r", "20", file))
	if len(pictures) != len(s.pages) {
		t.Fatalf("%d pictures of %d pages", len(pictures), len(s.pages))
	}
	for k, picture := range pictures {
		golden := filepath.Join("testdata", fmt.Sprintf("page-%d.png", k+1))
		if os.Getenv("UPDATE") != "" {
			var out bytes.Buffer
			if err := png.Encode(&out, picture); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if where := differ(decode(t, want), picture); where != "" {
			t.Errorf("page %d looks different %s; if that is meant, run with UPDATE=1 and look", k+1, where)
		}
	}
	if _, err := os.Stat(filepath.Join("testdata", fmt.Sprintf("page-%d.png", len(pictures)+1))); err == nil {
		t.Error("there were more pages")
	}
}

// TestDiffer: a line of text that moved by its own height is seen, a shade of
// smoothing is not.
func TestDiffer(t *testing.T) {
	page := func(y int, ink uint8) *image.Gray {
		g := image.NewGray(image.Rect(0, 0, 160, 230))
		for k := range g.Pix {
			g.Pix[k] = 255
		}
		for x := 30; x < 60; x++ {
			for dy := range 3 {
				g.Pix[g.PixOffset(x, y+dy)] = ink
			}
		}
		return g
	}
	if where := differ(page(50, 90), page(50, 110)); where != "" {
		t.Error("a shade is seen", where)
	}
	for _, other := range []*image.Gray{page(54, 90), page(300-100, 90)} {
		if differ(page(50, 90), other) == "" {
			t.Error("a line that moved is not seen")
		}
	}
}

// grays are the PGM pictures that stand one after the other in a text.
func grays(t *testing.T, text string) []*image.Gray {
	t.Helper()
	var list []*image.Gray
	for text != "" {
		var w, h, most int
		if n, err := fmt.Sscanf(text, "P5\n%d %d\n%d\n", &w, &h, &most); n != 3 || most != 255 {
			t.Fatalf("no PGM: %v", err)
		}
		header := len(fmt.Sprintf("P5\n%d %d\n%d\n", w, h, most))
		picture := image.NewGray(image.Rect(0, 0, w, h))
		text = text[header+copy(picture.Pix, text[header:]):]
		list = append(list, picture)
	}
	return list
}

func decode(t *testing.T, data []byte) *image.Gray {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	gray, ok := picture.(*image.Gray)
	if !ok {
		t.Fatalf("a %T is no gray picture", picture)
	}
	return gray
}

// differ compares two pictures by tiles of 8 × 4 pixels (10 × 5 mm), whose mean
// ink may differ by a tenth: versions of poppler smooth differently.
func differ(a, b *image.Gray) string {
	if a.Bounds() != b.Bounds() {
		return fmt.Sprintf("in size: %v, %v", a.Bounds(), b.Bounds())
	}
	const w, h, tolerance = 8, 4, 26
	var where []string
	for y := 0; y+h <= a.Bounds().Dy(); y += h {
		for x := 0; x+w <= a.Bounds().Dx(); x += w {
			ink := 0
			for dy := range h {
				for dx := range w {
					ink += int(a.GrayAt(x+dx, y+dy).Y) - int(b.GrayAt(x+dx, y+dy).Y)
				}
			}
			if mean := ink / (w * h); mean > tolerance || mean < -tolerance {
				where = append(where, fmt.Sprintf("%d%% down, %d%% across", 100*y/a.Bounds().Dy(), 100*x/a.Bounds().Dx()))
			}
		}
	}
	if len(where) > 3 {
		where = append(where[:3], fmt.Sprintf("and at %d more places", len(where)-3))
	}
	return strings.Join(where, "; ")
}
