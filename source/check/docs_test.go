package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fenjie/source/check"
)

// TestRulesPage holds docs/rules.md to the rules it is made from. UPDATE=1
// rewrites it.
func TestRulesPage(t *testing.T) {
	const name = "../../docs/rules.md"
	want := rulesPage()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/rules.md is not what the rules say; run the test with UPDATE=1")
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString("# 校核规则\n\n" +
		"<!-- 本页由 source/check 的规则生成，不要手工修改：UPDATE=1 go test ./source/check -run TestRulesPage -->\n\n" +
		"`fenjie check` 按以下规则通读方案。级别：**错误**是方案自相矛盾或无法执行之处，**警告**多半是疏漏，**提示**供核对时留意。\n" +
		"同一规则的个别问题可能高于或低于表中的级别；按印发稿校核（`--stage 印发稿`）时，初稿中允许暂缺的内容也是错误。\n\n" +
		"| 代码 | 级别 | 规则 |\n| --- | --- | --- |\n")
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.Code, r.Code, r.Severity.Name(), r.Name)
	}
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n**%s**（%s）。%s\n\n为什么：%s\n\n有问题的写法：\n\n```text\n%s```\n\n没有问题的写法：\n\n```text\n%s```\n",
			r.Code, r.Name, r.Severity.Name(), r.What, r.Why, r.Bad, r.Good)
	}
	b.WriteString("\n## 读取时的提示\n\n以下由读取方案的步骤给出，没有单独的规则。\n\n| 代码 | 含义 |\n| --- | --- |\n")
	for _, c := range check.ReaderCodes {
		fmt.Fprintf(&b, "| `%s` | %s |\n", c.Code, c.Name)
	}
	return b.String()
}

// TestReaderCodes: whatever code the reader gives a problem is that of a rule
// or of ReaderCodes, so that settings can name it.
func TestReaderCodes(t *testing.T) {
	known := map[string]bool{}
	for _, code := range check.Codes() {
		known[code] = true
	}
	form := regexp.MustCompile(`(?:\.problem\(|\.say\(|Code:)[^\n]*?"([a-z]+(?:-[a-z]+)+|comments|footnotes|contents|pictures|symbols|margins)"`)
	seen := 0
	for _, pattern := range []string{"../*.go", "../document/*.go", "../../cmd/fenjie/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range form.FindAllStringSubmatch(string(text), -1) {
				seen++
				if !known[m[1]] {
					t.Errorf("%s: code %s is neither a rule's nor in ReaderCodes", name, m[1])
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d codes seen", seen)
	}
}
