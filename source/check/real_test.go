package check_test

import (
	"fmt"
	"os"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
)

func TestDumpTmp(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	p, problems, err := source.Read(name, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range check.Run(p, problems, check.Options{}).Findings {
		fmt.Printf("%d:%d S%d M%d %s %s 「%s」 %s | %s\n", f.Line, f.Column, f.Section, f.Measure, f.Severity, f.Code, f.Quote, f.Message, f.Suggestion)
	}
}
