package main

import (
	"os"
	"syscall"
)

// memoryOf is the largest memory that a process held, in MB.
func memoryOf(state *os.ProcessState) float64 {
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1024 // kB on Linux: getrusage(2)
	}
	return 0
}
