package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// part is something of others that is in the program.
type part struct {
	name, version string
	kind          string // of CycloneDX: library, file
	url           string // package URL, empty for a face
	sum           string // SHA-256 of a face
	licences      []licence
}

type licence struct {
	name string
	id   string // SPDX
	data []byte
}

// folder is the part's place among the licences.
func (p part) folder() string { return p.name + "@" + p.version }

// partsOf lists what a program is made of: the modules that its build says
// are in it, Go's own library, and the faces that it embeds.
func partsOf(program string) ([]part, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	var parts []part
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	std := part{name: "std", version: strings.TrimPrefix(info.GoVersion, "go"), kind: "library"}
	std.url = "pkg:golang/std@" + std.version
	if std.licences, err = licencesIn(strings.TrimSpace(string(root))); err != nil {
		return nil, err
	}
	parts = append(parts, std)
	for _, m := range info.Deps {
		dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", m.Path).Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		p := part{name: m.Path, version: m.Version, kind: "library", url: "pkg:golang/" + m.Path + "@" + m.Version}
		if p.licences, err = licencesIn(strings.TrimSpace(string(dir))); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		parts = append(parts, p)
	}
	faces, err := facesIn("templates/fonts")
	return append(parts, faces...), err
}

// facesIn lists the faces, each with the licences of the folder.
func facesIn(dir string) ([]part, error) {
	all, err := licencesIn(dir)
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.ttf"))
	var parts []part
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		parts = append(parts, part{name: "fonts/" + filepath.Base(name), version: hex.EncodeToString(sum[:4]), kind: "file", sum: hex.EncodeToString(sum[:]), licences: all})
	}
	return parts, err
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|ofl)([-.].*)?$`)

// licencesIn reads the licences of a folder. One that has none, or one that is
// not of the kinds that may be passed on like this, is an error.
func licencesIn(dir string) ([]licence, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []licence
	known := false
	for _, d := range list {
		if !licenceName.MatchString(d.Name()) || d.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, d.Name()))
		if err != nil {
			return nil, err
		}
		l := licence{name: d.Name(), data: data, id: idOf(string(data))}
		known = known || l.id != ""
		found = append(found, l)
	}
	if !known {
		return nil, fmt.Errorf("%s: no licence that is known", filepath.Base(dir))
	}
	return found, nil
}

// idOf tells a licence by words that no other has; empty for notices.
func idOf(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, l := range []struct{ id, words string }{
		{"OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1"},
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
		{"BSD-3-Clause", "endorse or promote products derived from this software without specific prior written permission"},
		{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
	} {
		if strings.Contains(text, l.words) {
			return l.id
		}
	}
	return ""
}

// billOf is the list of parts (SBOM), in the form CycloneDX 1.6. It holds no time
// and no serial number: equal programs have equal lists.
func billOf(version string, parts []part) ([]byte, error) {
	type named map[string]any
	var components []named
	for _, p := range parts {
		var ids []string
		for _, l := range p.licences {
			if l.id != "" && !slices.Contains(ids, l.id) {
				ids = append(ids, l.id)
			}
		}
		var licences []named
		for _, id := range ids {
			licences = append(licences, named{"license": named{"id": id}})
		}
		c := named{"type": p.kind, "name": p.name, "version": p.version, "bom-ref": p.folder(), "licenses": licences}
		if p.url != "" {
			c["purl"] = p.url
		}
		if p.sum != "" {
			c["hashes"] = []named{{"alg": "SHA-256", "content": p.sum}}
		}
		components = append(components, c)
	}
	data, err := json.MarshalIndent(named{
		"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
		"metadata":   named{"component": named{"type": "application", "name": "fenjie", "version": version, "bom-ref": "fenjie@" + version, "licenses": []named{{"license": named{"id": "MIT"}}}}},
		"components": components,
	}, "", "  ")
	return append(data, '\n'), err
}
