package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"
)

// quiet is how long nothing may happen to a file before it counts as saved.
// Word and WPS save in several steps: a new file, two renamings, a lock file.
const quiet = 300 * time.Millisecond

func (c *command) watch() *cobra.Command {
	f := &buildFlags{format: "text"}
	cmd := &cobra.Command{
		Use:   "watch 方案文件",
		Short: "监视方案，每次保存后自动更新成果",
		Long: "watch 先生成一次成果，然后监视方案、设置文件（fenjie.yaml 或 --config 指定的文件）和模板（--templates 或设置中 templates 指定的文件夹），每次保存后自动更新。\n" +
			"方案有错时显示一行说明，改好保存后接着更新。按 Ctrl+C 结束。",
		Example: "  fenjie watch 工作方案.docx\n  fenjie watch 工作方案.docx -o 成果 --date 2025-03-18",
		Args:    onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			context.AfterFunc(ctx, stop) // a second Ctrl+C ends at once
			defer stop()
			return c.runWatch(ctx, args[0], f)
		},
	}
	f.define(cmd.Flags())
	return cmd
}

// runWatch builds, and builds again after each saving, until ctx ends.
func (c *command) runWatch(ctx context.Context, path string, f *buildFlags) error {
	if path == "-" {
		return usageError("不能监视标准输入；请写出方案的文件名")
	}
	flags := *f
	if err := c.checkFlags(path, &flags); err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return openError(path, err)
	}
	notes, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("不能监视文件（%v）；请在每次保存后运行 fenjie build", err)
	}
	defer notes.Close()
	seen := &watched{notes: notes}
	if err := seen.renew(path, f); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "正在监视 %s，保存后自动更新；按 Ctrl+C 结束\n", path)
	w := &watcher{
		build: func() {
			// Before the build: what is saved from now on is told, what was saved before
			// the build reads.
			if err := seen.renew(path, f); err != nil {
				fmt.Fprintln(c.stderr, chinese(err))
			}
			c.buildWatched(path, *f)
		},
		saved: seen.saved(ctx),
		after: time.After,
	}
	w.run(ctx)
	c.status = statusDone
	return nil
}

// watched is what is watched at the time: the settings may name other templates
// from one saving to the next.
type watched struct {
	notes *fsnotify.Watcher
	files atomic.Pointer[[]string]
}

// renew finds out what to watch.
func (w *watched) renew(path string, f *buildFlags) error {
	now := *f
	silent := &command{stderr: io.Discard} // what is wrong with the settings the build says
	if set, err := silent.readSettings(path, f.config); err == nil {
		now.templates = cmp.Or(f.templates, set.Templates)
	}
	files, err := watchedFiles(path, &now)
	if err != nil {
		return err
	}
	w.files.Store(&files)
	for _, name := range files {
		// The folder, not the file: an editor puts a new file in its place. Where there
		// is none yet, the one that it will come to stand in.
		dir := filepath.Dir(name)
		for !isFolder(dir) && dir != filepath.Dir(dir) {
			dir = filepath.Dir(dir)
		}
		if err := w.notes.Add(dir); err != nil {
			return fmt.Errorf("%s：不能监视这个文件夹（%v）；请在每次保存后运行 fenjie build", dir, err)
		}
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// watchedFiles are the files whose saving makes a build: the plan, its settings
// also where there are none yet, and the office's own templates.
func watchedFiles(path string, f *buildFlags) ([]string, error) {
	config := f.config
	if config == "" {
		config = filepath.Join(filepath.Dir(path), "fenjie.yaml")
	}
	files, err := templateFiles(f.templates)
	return append([]string{filepath.Clean(path), filepath.Clean(config)}, files...), err
}

// watcher builds once, and again when the files it watches were saved and then
// left alone for a while.
type watcher struct {
	build func()
	saved <-chan struct{}                      // something happened to a watched file
	after func(time.Duration) <-chan time.Time // the clock
}

func (w *watcher) run(ctx context.Context) {
	w.build()
	var still <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.saved:
			still = w.after(quiet)
		case <-still:
			still = nil
			w.build()
		}
	}
}

// saved passes on what happens to the files, and to no other: not to the lock
// files ~$… beside them, nor to the documents.
func (w *watched) saved(ctx context.Context) <-chan struct{} {
	out := make(chan struct{})
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-w.notes.Events:
				if !concerns(e, *w.files.Load()) {
					continue
				}
			case <-w.notes.Errors: // events were lost; it may have been one of ours
			}
			select {
			case out <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// concerns reports whether something happened to one of the files: also that a
// folder came, in which it may stand.
func concerns(e fsnotify.Event, files []string) bool {
	at := filepath.Clean(e.Name)
	for _, name := range files {
		if e.Op != fsnotify.Chmod && strings.EqualFold(at, name) || e.Has(fsnotify.Create) && isAbove(at, name) {
			return true
		}
	}
	return false
}

// isAbove reports whether a file is in a folder, or in one below it.
func isAbove(dir, file string) bool {
	for above := filepath.Dir(file); above != filepath.Dir(above); above = filepath.Dir(above) {
		if strings.EqualFold(above, dir) {
			return true
		}
	}
	return false
}

// buildWatched is one fenjie build whose error ends nothing. A plan that is
// empty or not there is about to be saved, and one that changed while it was
// read was read by halves: both are worth no word, the next event comes.
func (c *command) buildWatched(path string, f buildFlags) {
	before := sizeAndTime(path)
	if before == "" {
		return
	}
	if err := c.buildSafely(path, &f); err != nil && sizeAndTime(path) == before {
		fmt.Fprintln(c.stderr, chinese(err))
	}
}

// buildSafely is runBuild, with a bug that panics as an error.
func (c *command) buildSafely(path string, f *buildFlags) (err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = errors.New(bugMessage(bug))
		}
	}()
	return c.runBuild(path, f)
}

// sizeAndTime tells two states of a file apart; empty for no file or an empty
// one.
func sizeAndTime(path string) string {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}
