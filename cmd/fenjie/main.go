// Command fenjie (分解) turns a government work plan into the documents that
// carry it out. See README.md; docs/ tells how it is built.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	status := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	holdWindow(os.Args[1:], os.Stdin, os.Stdout)
	os.Exit(status)
}

// Exit statuses, as other programs rely on them.
const (
	statusDone       = 0
	statusFindings   = 1 // the plan has findings of severity error, under --strict
	statusUsage      = 2 // wrong usage, or a plan that cannot be read
	statusNotWritten = 3 // documents not written; what stood still stands
)

// run carries out one command and returns its exit status. A bug that panics
// becomes one line, like every other error.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	defer func() {
		if bug := recover(); bug != nil {
			fmt.Fprintln(stderr, bugMessage(bug))
			status = statusNotWritten
		}
	}()
	c := &command{stdin: stdin, stdout: stdout, stderr: stderr}
	root := c.root()
	if err := misspelt(root, args); err != nil {
		fmt.Fprintln(stderr, err)
		return statusUsage
	}
	root.SetArgs(withDefault(root, args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		fmt.Fprintln(stderr, chinese(err))
		return c.statusOf(err)
	}
	return c.status
}

func bugMessage(bug any) string {
	return fmt.Sprintf("程序内部错误（%v）：原有成果未变；请把方案和这一行文字反馈给开发者", bug)
}
