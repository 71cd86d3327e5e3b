package main

import (
	"os"
	"syscall"
)

// enableColor asks a console to read colour sequences, which consoles before
// Windows 10 cannot.
func enableColor(f *os.File) bool {
	const virtualTerminal = 0x0004 // ENABLE_VIRTUAL_TERMINAL_PROCESSING
	var mode uint32
	handle := syscall.Handle(f.Fd())
	if syscall.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetConsoleMode")
	ok, _, _ := set.Call(uintptr(handle), uintptr(mode|virtualTerminal))
	return ok != 0
}
