package check

// rules lists every rule, in the order of docs/rules.md. A new rule is one
// file and one line here.
var rules = []Rule{
	budgetSum,
	budgetNoTotal,
	budgetPlaceholder,
	budgetPlanTotal,
	amountScale,
	upwardSum,

	leadMissing,
	leadNotFirst,
	sectionLeadIdle,
	sectionLeadAbsent,
	unitAlias,
	unitNoteAlias,
	unitPrefix,
	unitRepeated,
	unitUnknownForm,

	targetDuplicate,
	targetConflict,
	targetNoUnit,
	targetNoMetric,

	quoteUnbalanced,
	bracketUnbalanced,
	bracketMixed,
	angleMixed,
	punctDoubled,
	punctMissing,
	spaceInside,
	widthMixed,
	textDuplicate,
	titleDuplicate,
	titleBroken,
	placeholder,

	numberGap,
	numberRepeat,
	referenceMissing,
	clauseMissing,
	deadlinePast,
	dateUnread,
	stageMismatch,
}
