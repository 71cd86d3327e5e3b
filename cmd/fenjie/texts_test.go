package main

import (
	"fmt"
	"sync"
	"testing"

	"fenjie/output"
)

// TestTextsTogether: the texts of earlier builds are asked for by several
// goroutines; the race detector looks on.
func TestTextsTogether(t *testing.T) {
	f := newFolder(t, twoUnits)
	const revisions = 3
	for k := range revisions {
		f.write(twoUnits + fmt.Sprintf("（四）办第%d件事。办好。（责任单位：市教育局）\n", k))
		f.build()
	}
	folder, err := output.Look(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	all, err := textsIn(folder)
	if err != nil {
		t.Fatal(err)
	}
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for _, digest := range all.digests() {
				if !all.has(digest) || all.of(digest) == nil {
					t.Errorf("text %s is not there", digest)
				}
			}
			if n := len(all.all()); n != revisions {
				t.Errorf("%d texts, want %d", n, revisions)
			}
		})
	}
	workers.Wait()
}
