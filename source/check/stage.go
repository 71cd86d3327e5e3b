package check

// final tells whether the plan is checked as it goes out: what may be open in a
// draft is an error then.
func (t *Text) final() bool { return t.Stage == "印发稿" || t.Stage == "正式稿" }
