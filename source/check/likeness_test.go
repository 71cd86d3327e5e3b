package check

import (
	"fmt"
	"testing"
)

// TestSharing counts how often two names are compared: some times for each
// name, however many there are, and whether or not they are all alike.
func TestSharing(t *testing.T) {
	trades := []rune("教科农林水文体卫商统审医粮海渔气档残供政")
	ordinary := func(n int) string {
		return fmt.Sprintf("青%c%c镇%c%c服务中心", trades[n%20], trades[n/20%20], trades[n/400%20], trades[(n+3)%20])
	}
	alike := func(n int) string {
		return fmt.Sprintf("市综合行政执法%c%c%c局", 'a'+n%26, 'a'+n/26%26, 'a'+n/676)
	}
	for what, name := range map[string]func(int) string{"ordinary": ordinary, "alike": alike} {
		for _, count := range []int{100, 1000, 10000} {
			var names []string
			for n := range count {
				names = append(names, name(n))
			}
			compared := 0
			sharing(names, func(a, b likeness, _ string) { compared++ })
			t.Logf("%d %s names: %d comparisons", count, what, compared)
			if most := 15 * maxBucket; compared > most*count { // a key for each of the letters, and some
				t.Errorf("%d %s names are compared %d times, more than %d each", count, what, compared, most)
			}
		}
	}
}
