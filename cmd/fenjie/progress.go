package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long work may take before its progress is shown.
const patience = 500 * time.Millisecond

// progress shows a bar on a terminal for work that takes longer than patience.
type progress struct {
	begin time.Time
	bar   *progressbar.ProgressBar
	file  *os.File // nil: no terminal
}

func (c *command) progress() *progress {
	p := &progress{begin: time.Now()}
	if f, ok := c.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.file = f
	}
	return p
}

func (p *progress) step(done, total int) {
	if p.file == nil || p.bar == nil && time.Since(p.begin) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.file), progressbar.OptionSetDescription("生成成果"),
			progressbar.OptionClearOnFinish(), progressbar.OptionShowCount())
	}
	_ = p.bar.Set(done) // a bar that cannot be drawn is no reason to stop
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
