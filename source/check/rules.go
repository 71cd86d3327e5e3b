package check

// rules lists every rule, in the order of docs/rules.md. A new rule is one
// file and one line here.
var rules = []Rule{
	budgetSum,

	targetDuplicate,
	targetConflict,
	targetNoUnit,
	targetNoMetric,

	numberGap,
	numberRepeat,
	referenceMissing,
	clauseMissing,
	deadlinePast,
	stageMismatch,
}
