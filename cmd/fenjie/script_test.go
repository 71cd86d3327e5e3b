package main

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	testscript.Main(m, map[string]func(){"fenjie": main})
}

// asProgram is the variable that lets the test binary be the program.
const asProgram = "FENJIE_TEST_PROGRAM"

// TestScripts runs whole commands, as a clerk types them. UPDATE=1 rewrites
// the expected output.
func TestScripts(t *testing.T) {
	example, err := os.ReadFile("../../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			return os.WriteFile(env.WorkDir+"/example.txt", example, 0o644)
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Geteuid() == 0, nil // root may write everywhere
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": makeBytes,
			"grow":  growFile,
			"fill":  fillCell,
			"shows": showsCell,
		},
	})
}

// makeBytes writes a file from a quoted Go string: bytes FILE 'PK\x03\x04'.
func makeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o644))
}

// growFile makes a file that is long and empty on disk: grow FILE BYTES.
func growFile(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o644))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// fillCell types a value into a workbook as a person does, at a fixed time:
// fill FILE SHEET CELL VALUE.
func fillCell(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	ts.Check(book.SetCellStr(args[1], args[2], args[3]))
	ts.Check(book.Save())
	saved := time.Date(2025, 3, 20, 9, 30, 0, 0, time.UTC) // names of kept copies tell it
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), saved, saved))
}

// showsCell holds what a cell shows: shows FILE SHEET CELL VALUE.
func showsCell(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	got, err := book.GetCellValue(args[1], args[2])
	ts.Check(err)
	if got != args[3] {
		ts.Fatalf("%s %s!%s shows %q, want %q", args[0], args[1], args[2], got, args[3])
	}
}
