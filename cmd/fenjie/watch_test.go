package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestWatcherWaitsForQuiet: several events are one saving; each puts the
// build off.
func TestWatcherWaitsForQuiet(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	built, saved, clocks := make(chan string), make(chan struct{}), make(chan chan time.Time)
	w := &watcher{
		build: func() { built <- "built" },
		saved: saved,
		after: func(d time.Duration) <-chan time.Time {
			if d != quiet {
				t.Errorf("waits %v", d)
			}
			clock := make(chan time.Time, 1)
			clocks <- clock
			return clock
		},
	}
	ended := make(chan struct{})
	go func() { w.run(ctx); close(ended) }()
	<-built // at once
	var last chan time.Time
	for range 3 {
		saved <- struct{}{}
		if last != nil {
			last <- time.Time{} // the time of an event that another followed counts no more
		}
		last = <-clocks
	}
	select {
	case <-built:
		t.Error("built before it was quiet")
	default:
	}
	last <- time.Time{}
	<-built
	saved <- struct{}{}
	<-clocks <- time.Time{}
	<-built
	stop()
	<-ended
}

func TestWatchedEvents(t *testing.T) {
	files, err := watchedFiles("方案/工作方案.docx", &buildFlags{templates: "模板"})
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		event fsnotify.Event
		want  bool
	}{
		{fsnotify.Event{Name: "方案/工作方案.docx", Op: fsnotify.Write}, true},
		{fsnotify.Event{Name: "./方案/工作方案.docx", Op: fsnotify.Create}, true},
		{fsnotify.Event{Name: "方案/工作方案.docx", Op: fsnotify.Rename}, true},
		{fsnotify.Event{Name: "方案/fenjie.yaml", Op: fsnotify.Create}, true},
		{fsnotify.Event{Name: filepath.FromSlash("模板/briefing/unit.md.tmpl"), Op: fsnotify.Write}, true},
		{fsnotify.Event{Name: filepath.FromSlash("模板/sheet.yaml"), Op: fsnotify.Create}, true},
		{fsnotify.Event{Name: filepath.FromSlash("模板/README.txt"), Op: fsnotify.Write}, false},
		{fsnotify.Event{Name: "方案/工作方案.docx", Op: fsnotify.Chmod}, false},
		{fsnotify.Event{Name: "模板", Op: fsnotify.Create}, true}, // with files in it, perhaps
		{fsnotify.Event{Name: filepath.FromSlash("./模板/briefing"), Op: fsnotify.Create}, true},
		{fsnotify.Event{Name: "模板", Op: fsnotify.Write}, false}, // Windows says so of each file in it
		{fsnotify.Event{Name: "模", Op: fsnotify.Create}, false},
		{fsnotify.Event{Name: "方案/~$作方案.docx", Op: fsnotify.Create}, false},
		{fsnotify.Event{Name: "方案/~WRL0001.tmp", Op: fsnotify.Create}, false},
		{fsnotify.Event{Name: "方案/工作方案-成果", Op: fsnotify.Create}, false},
	}
	for _, c := range cases {
		if got := concerns(c.event, files); got != c.want {
			t.Errorf("%v: %v, want %v", c.event, got, c.want)
		}
	}
	other, err := watchedFiles("工作方案.txt", &buildFlags{config: "设置/甲.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	if !concerns(fsnotify.Event{Name: filepath.FromSlash("设置/甲.yaml"), Op: fsnotify.Write}, other) {
		t.Error("--config is not watched")
	}
}

// screen is standard output or error of a command that runs meanwhile.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) has(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Contains(s.text.String(), text)
}

const watchedPlan = "某市工作方案\n一、教育\n（一）建学校。新建学校2所。（责任单位：市教育局）\n"

// TestWatch follows a plan through savings of all kinds, on a real folder.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "方案.txt")
	save := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr screen
	see := func(s *screen, want string) {
		t.Helper()
		for end := time.Now().Add(time.Minute); !s.has(want); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("never said %q; said %q and %q", want, stdout.text.String(), stderr.text.String())
			}
		}
	}
	save("方案.txt", watchedPlan)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	c := &command{stdout: &stdout, stderr: &stderr}
	ended := make(chan error)
	go func() { ended <- c.runWatch(ctx, path, &buildFlags{format: "text", only: []string{"briefing"}}) }()
	see(&stdout, "1项任务、1个责任单位")

	save("方案.txt", strings.Replace(watchedPlan, "市教育局", "市教育局、市财政局", 1))
	see(&stdout, "1项任务、2个责任单位")

	save("方案.txt", "一封信\n请来开会。\n") // an error, and watching goes on
	see(&stderr, "没有读到任何任务")

	save("方案.txt", "")
	save("~$方案.txt", "锁")
	save("方案.tmp", strings.Replace(watchedPlan, "市教育局", "市教育局、市财政局、市民政局", 1))
	if err := os.Rename(filepath.Join(dir, "方案.tmp"), path); err != nil { // as Word saves
		t.Fatal(err)
	}
	see(&stdout, "1项任务、3个责任单位")
	if stderr.has("文件是空的") {
		t.Error("an empty file was told as an error")
	}

	save("fenjie.yaml", "organ: 某市人民政府办公室\nfirst_is_lead: yes please\n")
	see(&stderr, "fenjie.yaml")
	stop()
	if err := <-ended; err != nil || c.status != statusDone {
		t.Errorf("ends with %v, status %d", err, c.status)
	}
}

// TestWatchSettingsTemplates: the folder of templates that the settings name is
// watched, also where they name it later, could not be read before, or name another,
// and where the folder comes after them.
func TestWatchSettingsTemplates(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "成果")
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr screen
	within := func(what string, done func() bool) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); !done(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("never %s; said %q and %q", what, stdout.text.String(), stderr.text.String())
			}
		}
	}
	built := func(text string) {
		t.Helper()
		within("built "+text, func() bool {
			data, _ := os.ReadFile(filepath.Join(out, "简报", "总体简报.md"))
			return strings.Contains(string(data), text)
		})
	}
	told := func(text string) {
		t.Helper()
		within("told "+text, func() bool { return stderr.has(text) })
	}
	write("方案.txt", watchedPlan)
	write("fenjie.yaml", "templates: [\n")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	c := &command{stdout: &stdout, stderr: &stderr}
	ended := make(chan error)
	go func() {
		ended <- c.runWatch(ctx, filepath.Join(dir, "方案.txt"), &buildFlags{format: "text", dir: out, only: []string{"briefing"}})
	}()
	told("fenjie.yaml") // broken
	write("fenjie.yaml", "templates: 模板\n")
	told("fenjie.yaml:1：“模板”：找不到这个文件夹")
	write("模板/briefing/overall.md.tmpl", "甲：{{.Title}}\n")
	built("甲：")
	write("模板/briefing/overall.md.tmpl", "乙：{{.Title}}\n")
	built("乙：")
	write("另一套/briefing/overall.md.tmpl", "丙：{{.Title}}\n")
	write("fenjie.yaml", "templates: 另一套\n")
	built("丙：")
	write("另一套/briefing/overall.md.tmpl", "丁：{{.Title}}\n")
	built("丁：")
	if err := os.RemoveAll(filepath.Join(dir, "另一套")); err != nil {
		t.Fatal(err)
	}
	told("“另一套”：找不到这个文件夹")
	write("另一套/briefing/overall.md.tmpl", "戊：{{.Title}}\n")
	built("戊：")
	stop()
	if err := <-ended; err != nil || c.status != statusDone {
		t.Errorf("ends with %v, status %d", err, c.status)
	}
}

// TestWatchSurvivesBugs: a panic in one build is a line, and no end.
func TestWatchSurvivesBugs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "方案.txt")
	if err := os.WriteFile(path, []byte(watchedPlan), 0o644); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	c := &command{stdout: nil, stderr: &stderr} // printing the result panics
	c.buildWatched(path, buildFlags{format: "text", only: []string{"briefing"}})
	if text := stderr.String(); !strings.HasPrefix(text, "程序内部错误") || strings.Count(text, "\n") != 1 {
		t.Errorf("said %q", text)
	}
}
