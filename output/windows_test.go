package output

import "testing"

// TestWindowsCodes: what Windows answers is told apart, on every system.
func TestWindowsCodes(t *testing.T) {
	for code, want := range map[uintptr]kind{
		32: sharedKind, 303: sharedKind, 1224: sharedKind, 33: heldKind, 997: heldKind, 112: fullKind, 39: fullKind, 1295: fullKind,
		5: deniedKind, 19: deniedKind, 21: brokenKind, 53: brokenKind, 55: brokenKind, 64: brokenKind, 1117: brokenKind, 206: longKind,
		0: otherKind, 2: otherKind, 3: otherKind, 1: otherKind, 50: otherKind, // 1 and 50: a drive that knows no locks
	} {
		if got := windowsKind(code); got != want {
			t.Errorf("%d: got %d, want %d", code, got, want)
		}
	}
}
