package source

import (
	"testing"

	_ "fenjie/source/check"
	"fenjie/source/pattern"
	_ "fenjie/source/revision"
)

// Every expression of readers and rules compiles, and what is said of it so that
// it need not be asked is true of it.
func TestPatterns(t *testing.T) {
	n, err := pattern.Prove()
	if err != nil {
		t.Error(err)
	}
	if n < 150 {
		t.Errorf("%d patterns; want all of the readers and rules", n)
	}
}
