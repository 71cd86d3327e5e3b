package stamp

import "testing"

// TestSheetTwice: two sheets of one name would be one in the file, as Excel takes
// letters for the same in either case.
func TestSheetTwice(t *testing.T) {
	for name, f := range map[string]*File{"stamped": New(&Forms{}), "plain": Plain()} {
		if _, err := f.NewSheet("续文"); err != nil {
			t.Fatal(err)
		}
		for _, taken := range []string{"续文", "SHEET1"} {
			if _, err := f.NewSheet(taken); err == nil {
				t.Errorf("%s: made a second sheet %s", name, taken)
			}
		}
		if got := f.GetSheetList(); len(got) != 2 {
			t.Errorf("%s: sheets %q", name, got)
		}
		_ = f.Close()
	}
}
