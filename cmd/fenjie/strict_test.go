package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source/check"
)

// TestStrictStops: with --strict a wrong plan is told and nothing is written;
// --format json still prints its one document.
func TestStrictStops(t *testing.T) {
	in := format.Input{Overview: &assign.Overview{}, Findings: []check.Finding{{Line: 3, Severity: check.Error, Message: "不对"}}}
	for form, want := range map[string]string{"text": "", "json": "fenjie.build/v1"} {
		var stdout, stderr bytes.Buffer
		c := &command{stdout: &stdout, stderr: &stderr}
		if err := c.reportNothing("p.txt", &buildFlags{format: form}, in); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(stderr.String(), "p.txt:3：不对") {
			t.Errorf("%s: standard error %q", form, stderr.String())
		}
		if want == "" {
			if stdout.Len() > 0 {
				t.Errorf("standard output %q", stdout.String())
			}
			continue
		}
		var got buildJSON
		if err := json.Unmarshal(stdout.Bytes(), &got); err != nil || got.Schema != want || got.Findings["error"] != 1 {
			t.Errorf("%q: %v", stdout.String(), err)
		}
	}
}
