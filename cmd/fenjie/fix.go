package main

// runFix writes a corrected copy of a plan.
func (c *command) runFix(path string, f *checkFlags) error {
	return usageError("--fix 还不能用")
}
