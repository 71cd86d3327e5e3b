//go:build !windows

package main

import "io"

// holdWindow: only Windows closes the window of a program that ends.
func holdWindow([]string, io.Reader, io.Writer) {}
