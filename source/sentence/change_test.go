package sentence

import (
	"regexp"
	"slices"
	"testing"
)

// TestChanges: each verb of a change is in each form, and none is cut off before a
// longer one that it ends.
func TestChanges(t *testing.T) {
	changed, raised := regexp.MustCompile(`^`+ChangedForm+`$`), regexp.MustCompile(`^`+RaisedForm+`$`)
	for k, verb := range Changes {
		if !slices.Contains(ChangedTo, verb+"至") || !changed.MatchString(verb+"为") || slices.Contains(Rises, verb) != (raised.MatchString(verb+"到") && verb != "调整") {
			t.Errorf("%s is left out", verb)
		}
		for _, later := range Changes[k+1:] {
			if len(later) > len(verb) {
				t.Errorf("%s stands behind %s", later, verb)
			}
		}
	}
}
