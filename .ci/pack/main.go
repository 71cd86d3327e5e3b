// Command pack puts one build of the program into an archive that is the same
// bytes every time: the program, what one reads first, the licences of all that
// is in it, and a list of that (CycloneDX).
//
//	go run .ci/pack/*.go PROGRAM VERSION SECONDS ARCHIVE
//
// ARCHIVE ends in .zip or .tar.gz; SECONDS (since 1970) is the time of its files.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// file is one file of the archive.
type file struct {
	name string
	data []byte
	mode int64
}

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: pack PROGRAM VERSION SECONDS ARCHIVE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(program, version, seconds, archive string) error {
	when, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return err
	}
	files, err := contents(program, version)
	if err != nil {
		return err
	}
	ending := ".tar.gz"
	pack := tarGz
	if strings.HasSuffix(archive, ".zip") {
		ending, pack = ".zip", zipped
	}
	top := strings.TrimSuffix(filepath.Base(archive), ending)
	var out bytes.Buffer
	if err := pack(&out, top, files, time.Unix(when, 0).UTC()); err != nil {
		return err
	}
	return os.WriteFile(archive, out.Bytes(), 0o644)
}

// contents is the program, the READMEs and what they lead to, the example and
// the licences.
func contents(program, version string) ([]file, error) {
	data, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	files := []file{{filepath.Base(program), data, 0o755}}
	names := []string{"LICENSE", "README.md", "README.zh.md", "examples/fenjie.yaml", "examples/plan.docx", "examples/plan.txt"}
	for _, form := range []string{"docs/*.md", "docs/gallery/*.png"} { // which the READMEs lead to and show
		found, err := filepath.Glob(form)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("there is no %s", form)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{filepath.ToSlash(name), data, 0o644})
	}
	parts, err := partsOf(program)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		for _, l := range p.licences {
			files = append(files, file{"LICENSES/" + p.folder() + "/" + l.name, l.data, 0o644})
		}
	}
	list, err := billOf(version, parts)
	return append(files, file{"sbom.cdx.json", list, 0o644}), err
}

func tarGz(w io.Writer, top string, files []file, when time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		if err := t.WriteHeader(&tar.Header{Name: top + "/" + f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: when, Format: tar.FormatPAX}); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

func zipped(w io.Writer, top string, files []file, when time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		part, err := z.CreateHeader(&zip.FileHeader{Name: top + "/" + f.name, Method: zip.Deflate, Modified: when})
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}
