//go:build unix

package output

import (
	"bufio"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("OUTPUT_TEST_CHILD"); dir != "" {
		os.Exit(child(dir, os.Getenv("OUTPUT_TEST_LIMIT") != ""))
	}
	os.Exit(m.Run())
}

// child does the refresh of the fault tests in its own process. It says when
// it begins, and then waits for a line.
func child(dir string, limited bool) int {
	if limited { // no file may grow beyond one byte, as on a full disk
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1, Max: 1}); err != nil {
			return 9
		}
	}
	os.Stdout.WriteString("ready\n")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	f, err := Open(dir)
	if err == nil {
		err = errors.Join(refresh(f), f.Close())
	}
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 3
	}
	return 0
}

// start runs a child up to the word that it is ready.
func start(t *testing.T, dir string, more ...string) (cmd *exec.Cmd, begin func(), stderr *strings.Builder) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(more, "OUTPUT_TEST_CHILD="+dir)...)
	stderr = &strings.Builder{}
	cmd.Stderr = stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("child said %q: %v", line, err)
	}
	return cmd, func() { _, _ = in.Write([]byte("\n")) }, stderr
}

// kills is how often a child is killed: some times, or as many as the
// environment says.
func kills(t *testing.T) int {
	t.Helper()
	n := os.Getenv("FENJIE_TEST_KILLS")
	if n == "" {
		return 60
	}
	count, err := strconv.Atoi(n)
	if err != nil {
		t.Fatalf("FENJIE_TEST_KILLS is %q", n)
	}
	return count
}

// TestKillMinusNine kills a real process at random moments of a refresh over
// filled sheets.
func TestKillMinusNine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many processes")
	}
	from, dir := standing(t), t.TempDir()
	before := snapshot(t, from)
	whole := time.Hour // the shortest of some refreshes
	for range 5 {
		copyTree(t, from, dir)
		cmd, begin, stderr := start(t, dir)
		began := time.Now()
		begin()
		if err := cmd.Wait(); err != nil {
			t.Fatal(err, stderr.String())
		}
		whole = min(whole, time.Since(began))
	}
	after := snapshot(t, dir)

	moments := rand.New(rand.NewPCG(4, 9))
	ends := map[string]int{}
	want := kills(t)
	for killed, tries := 0, 0; killed < want && tries < 5*want; tries++ {
		copyTree(t, from, dir)
		cmd, begin, _ := start(t, dir)
		wait := time.Duration(moments.Int64N(int64(whole) + 1))
		begin()
		time.Sleep(wait)
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err == nil {
			ends["ended before"]++
			continue
		}
		killed++
		left := "no journal"
		if _, err := os.Lstat(filepath.Join(dir, journalFile)); err == nil {
			left = "journal"
		}
		ends[left]++
		f, err := Open(dir)
		if err != nil {
			t.Fatalf("killed after %v: %v", wait, err)
		}
		_ = f.Close()
		mended := snapshot(t, dir)
		isOneOf(t, "killed after "+wait.String(), mended, nil, before, after)
		if maps.Equal(mended, after) {
			ends["new set"]++
		} else {
			ends["old set"]++
		}
		if f, err = Open(dir); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(refresh(f), f.Close()); err != nil {
			t.Errorf("killed after %v, next build: %v", wait, err)
		}
		equal(t, "next build", snapshot(t, dir), after)
		tidy(t, "next build", dir)
	}
	t.Logf("a refresh takes %v; of %d kills: %v", whole, want, ends)
}

// TestFileSizeLimit: the system lets no file grow. The old set stands.
func TestFileSizeLimit(t *testing.T) {
	dir := standing(t)
	before := stamps(t, dir)
	cmd, begin, stderr := start(t, dir, "OUTPUT_TEST_LIMIT=1")
	begin()
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 3 || !strings.Contains(stderr.String(), "磁盘已满") {
		t.Errorf("ends with %v, says %q", err, stderr.String())
	}
	equal(t, "folder", stamps(t, dir), before)
}

// TestTwoProcesses: while one process builds, another one says so and stops.
func TestTwoProcesses(t *testing.T) {
	dir := standing(t)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	cmd, begin, stderr := start(t, dir)
	begin()
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || !strings.Contains(stderr.String(), "另一个 fenjie 正在写入这个文件夹") {
		t.Errorf("second process ends with %v, says %q", err, stderr.String())
	}
	if err := errors.Join(refresh(f), f.Close()); err != nil {
		t.Errorf("first process: %v", err)
	}
}

// TestManyProcesses: whoever comes first builds; the others stop, and all find
// one whole set afterwards, also where the folder did not exist.
func TestManyProcesses(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many processes")
	}
	for range 10 {
		dir := filepath.Join(t.TempDir(), "成果")
		var ends []func() error
		var begins []func()
		for range 4 {
			cmd, begin, _ := start(t, dir)
			ends, begins = append(ends, cmd.Wait), append(begins, begin)
		}
		for _, begin := range begins {
			begin()
		}
		done := 0
		for _, end := range ends {
			if end() == nil {
				done++
			}
		}
		if done == 0 {
			t.Error("nobody built")
		}
		got := tree(t, dir)
		for _, f := range newFiles {
			if got[f.Path] == "" {
				t.Errorf("%s is missing", f.Path)
			}
		}
		tidy(t, "many processes", dir)
	}
}
