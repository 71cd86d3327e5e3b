package main

import "testing"

// TestMisnamed: what is likely fenjie.yaml under another name, and what is not.
func TestMisnamed(t *testing.T) {
	for name, want := range map[string]bool{
		"fenjie.yaml.txt": true, "fenjie.YAML.txt": true, "fenjie.yml": true, "fenjie.txt": true, "FENJIE.yml.TXT": true, "Fenjie.yaml": true,
		"fenjie.yaml - 副本": true, "fenjie - 副本.yaml": true, "fenjie - 副本 (2).yaml": true, "fenjie.yaml - 副本.txt": true, "fenjie(1).yaml": true, "fenjie (2).yaml": true,
		"fenjie（1）.yaml": true, "副本fenjie.yaml": true, "复件 fenjie.yaml": true, "Copy of fenjie.yaml": true, "fenjie - Copy.yaml": true, "fenjie．yaml": true, "fenjie(1)": false, "fenjie 副本": false,
		"fenjie.yaml": false, "fenjie": false, "fenjie.exe": false, "fenjie-plan.yaml": false, "fenjie.yaml.bak": false, "fenjie方案.txt": false,
		"~$fenjie.docx": false, "方案.yaml": false, "fenjie.docx": false, "fenjie.json": false,
	} {
		if got := isMisnamed(name); got != want {
			t.Errorf("%s: %t, want %t", name, got, want)
		}
	}
}
