//go:build !windows

package main

import "os"

// enableColor tells whether a terminal shows colours: all but those of Windows
// do without being asked.
func enableColor(*os.File) bool { return true }
