//go:build !linux

package output

import "errors"

// CanSyncAll: no other system tells whether all could be written.
func (d rootDisk) CanSyncAll() bool { return false }

func (d rootDisk) SyncAll() error { return errors.ErrUnsupported }
