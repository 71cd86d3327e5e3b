package main

import (
	"bufio"
	"fmt"
	"io"
	"syscall"
	"unsafe"
)

// holdWindow waits for Enter when a plan was dropped onto the program: then
// the window is its own and would vanish with the result.
func holdWindow(args []string, stdin io.Reader, stdout io.Writer) {
	list := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	var ids [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	if n != 1 || len(args) != 1 {
		return
	}
	fmt.Fprintln(stdout, "按回车键关闭窗口。")
	_, _ = bufio.NewReader(stdin).ReadString('\n')
}
