// Package counts keeps the tables of docs/reliability.md, which tests make: how
// much each of them tried, and how it came out.
package counts

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Hold holds that the table called name in docs/reliability.md is this one; with
// UPDATE=1 it writes it there (run such tests with -p 1: they share the file).
// Rows begin with the head.
func Hold(t testing.TB, name string, rows ...[]string) {
	t.Helper()
	file := page(t)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, table := string(data), tableOf(rows)
	begin, end := "<!-- table "+name+" -->\n", "<!-- end -->"
	from := strings.Index(text, begin)
	if from < 0 {
		t.Fatalf("docs/reliability.md has no table %s", name)
	}
	from += len(begin)
	to := from + strings.Index(text[from:], end)
	if to < from {
		t.Fatalf("docs/reliability.md: table %s has no end", name)
	}
	if text[from:to] == table {
		return
	}
	if os.Getenv("UPDATE") == "" {
		t.Errorf("docs/reliability.md: table %s is\n%s\nand the test counted\n%s\nUPDATE=1 writes it", name, text[from:to], table)
		return
	}
	if err := os.WriteFile(file, []byte(text[:from]+table+text[to:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// page is docs/reliability.md, from the folder of any package.
func page(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "docs", "reliability.md")
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod in this folder or above")
		}
		dir = up
	}
}

func tableOf(rows [][]string) string {
	var b strings.Builder
	for k, row := range rows {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if k == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
	return b.String()
}
