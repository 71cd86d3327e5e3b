//go:build !linux

package output

import (
	"errors"
	"os"
)

// handle: on no other system folders are renamed in by one.
type handle struct{}

func handleOf(*os.Root) *handle { return nil }

func (*handle) Close() error { return nil }

func renameAt(*handle, string, *handle, string) error { return errors.ErrUnsupported }

func openAt(*handle, string, int) (file, error) { return nil, errors.ErrUnsupported }
