package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"fenjie/generator/plantest"
)

// TestBrowser reads the pages of the example in headless Chromium, from the
// file system, as an office does. Each test has a tab of one browser.
func TestBrowser(t *testing.T) {
	plantest.Need(t, "chromium")
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.Flag("no-sandbox", true),
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1280, 900))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	browse(t, ctx) // starts the browser
	dir := buildExample(t)
	for _, test := range []struct {
		name string
		page string
		run  func(*testing.T, context.Context)
	}{
		{"filters", "index.html", testFilters},
		{"keyboard", "index.html", testKeyboard},
		{"index on a phone", "index.html", testPhone},
		{"briefing on a phone", "简报/总体简报.html", testPhone},
		{"index in print", "index.html", testIndexPrints},
		{"briefing in print", "简报/总体简报.html", testBriefingPrints},
		{"index asks for nothing", "index.html", testAsksForNothing},
		{"briefing asks for nothing", "简报/总体简报.html", testAsksForNothing},
	} {
		t.Run(test.name, func(t *testing.T) {
			tab, cancel := chromedp.NewContext(ctx)
			defer cancel()
			browse(t, tab) // opens the tab: a limit on its first context would close it
			tab, cancel = context.WithTimeout(tab, time.Minute)
			defer cancel()
			at := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(test.page)))}
			browse(t, tab, chromedp.Navigate(at.String()))
			test.run(t, tab)
		})
	}
}

func browse(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates a script in the page.
func ask[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rowsShown counts the rows of a table that a reader sees.
func rowsShown(t *testing.T, ctx context.Context, table string) int {
	t.Helper()
	return ask[int](t, ctx, fmt.Sprintf(`Array.from(document.querySelectorAll('#%s tbody tr')).filter(function (r) { return r.offsetParent !== null }).length`, table))
}

// testFilters: units are found, and measures filtered, by typing and by
// links, with the counts of the plan.
func testFilters(t *testing.T, ctx context.Context) {
	if n := rowsShown(t, ctx, "tasks"); n != 48 {
		t.Errorf("%d measures are shown, want 48", n)
	}
	browse(t, ctx, chromedp.SendKeys("#find-unit", "银行"))
	if n := rowsShown(t, ctx, "unit-table"); n != 0 {
		t.Errorf("%d units are called 银行, want none", n)
	}
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`document.getElementById('find-unit').select()`), chromedp.SendKeys("#find-unit", "市财政局"))
	if n := rowsShown(t, ctx, "unit-table"); n != 1 {
		t.Errorf("%d units are called 市财政局, want 1", n)
	}
	p := example(t, "plan.txt")
	var all, leads int
	for _, u := range p.Units {
		if u.Name == "市财政局" {
			all, leads = u.Lead+u.Support+u.Shared, u.Lead
		}
	}
	browse(t, ctx, chromedp.Click(`#unit-table tr[data-unit="市财政局"] th a`))
	follows(t, ctx, "#unit=市财政局")
	if n := rowsShown(t, ctx, "tasks"); n != all {
		t.Errorf("市财政局 has %d measures, the page shows %d", all, n)
	}
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`(function (e) { e.value = 'lead'; e.dispatchEvent(new Event('input')) })(document.getElementById('by-role'))`))
	if n := rowsShown(t, ctx, "tasks"); n != leads {
		t.Errorf("市财政局 leads %d measures, the page shows %d", leads, n)
	}
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`location.hash = '#m1'`), chromedp.WaitVisible("#m1"))
	if n := rowsShown(t, ctx, "tasks"); n != 48 {
		t.Errorf("a link to a measure that is filtered away shows %d measures, want all 48", n)
	}
}

// follows waits until the page has followed a link to a place in it: a browser
// does so after the click, when it comes to it.
func follows(t *testing.T, ctx context.Context, place string) {
	t.Helper()
	for ask[string](t, ctx, `decodeURIComponent(location.hash)`) != place {
		browse(t, ctx, chromedp.Sleep(20*time.Millisecond))
	}
	browse(t, ctx, chromedp.Sleep(100*time.Millisecond)) // its listener runs next
}

// testKeyboard: the Tab key alone reaches the jump to the measures, all
// documents, each unit's files and the filter, in the order of the page, and
// what has the focus is marked.
func testKeyboard(t *testing.T, ctx context.Context) {
	const focus = `(function () { var e = document.activeElement, s = getComputedStyle(e);
		return (e.id || decodeURIComponent(e.getAttribute('href') || '') || e.textContent) + (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2 ? ' unmarked' : '') })()`
	var order []string
	for range 400 {
		browse(t, ctx, chromedp.KeyEvent(kb.Tab))
		at := ask[string](t, ctx, focus)
		if strings.HasSuffix(at, " unmarked") {
			t.Fatalf("the focus at %q is not marked", at)
		}
		order = append(order, at)
		if at == "by-text" {
			break
		}
	}
	last := -1
	for _, want := range []string{"#all", "任务分解总表.xlsx", "预算汇总.pdf", "简报/总体简报.html", "find-unit", "#unit=市科技局", "责任清单/市科技局.xlsx",
		"简报/单位/市科技局.html", "责任清单/市总工会.xlsx", "by-unit", "by-role", "by-part", "by-text"} {
		at := slices.Index(order, want)
		if at <= last {
			t.Errorf("%s is reached at step %d, after step %d", want, at, last)
		}
		last = at
	}
	browse(t, ctx, chromedp.KeyEvent("低空"))
	few := rowsShown(t, ctx, "tasks")
	if few == 0 || few == 48 {
		t.Errorf("typing into the filter leaves %d measures", few)
	}
	browse(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.Sleep(50*time.Millisecond))
	if n := rowsShown(t, ctx, "tasks"); n != 48 {
		t.Errorf("clearing the filter leaves %d measures", n)
	}
}

// testPhone: the page is no wider than a narrow screen, in light and dark.
func testPhone(t *testing.T, ctx context.Context) {
	browse(t, ctx, chromedp.EmulateViewport(390, 844))
	if over := ask[int](t, ctx, `document.scrollingElement.scrollWidth - innerWidth`); over > 0 {
		t.Errorf("the page is %d pixels wider than the screen", over)
	}
	// A share stands beside its bar, not below it, and the bars keep their proportion.
	for _, width := range []int{320, 375, 390} {
		browse(t, ctx, chromedp.EmulateViewport(int64(width), 844))
		below := ask[int](t, ctx, `Array.from(document.querySelectorAll('.bar')).filter(function (b) {
			var r = document.createRange(); r.selectNodeContents(b.nextSibling); var l = r.getClientRects();
			return l[l.length - 1].top > b.getBoundingClientRect().bottom }).length`)
		if below > 0 {
			t.Errorf("%d shares stand below their bars on %d pixels", below, width)
		}
	}
	paper := func() string { return ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`) }
	light := paper()
	browse(t, ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return err
	}))
	if dark := paper(); dark == light {
		t.Errorf("the page is %s in light and in dark", light)
	}
}

// testIndexPrints: every measure's whole text is printed, though it is folded
// away on the screen.
func testIndexPrints(t *testing.T, ctx context.Context) {
	var texts []string
	for _, m := range example(t, "plan.txt").Measures() {
		texts = append(texts, m.Title, m.Text)
	}
	prints(t, ctx, texts)
}

func testBriefingPrints(t *testing.T, ctx context.Context) {
	prints(t, ctx, []string{"311,453.00", "322,283.00"})
}

// prints prints the page, which must be on A4 and hold the texts whole.
func prints(t *testing.T, ctx context.Context, texts []string) {
	t.Helper()
	plantest.Need(t, "pdftotext")
	sheet, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, sheet, 0o600); err != nil {
		t.Fatal(err)
	}
	printsWhole(t, file, texts...)
	onA4(t, file, false)
}

// testAsksForNothing: a page asks for nothing beyond its own file.
func testAsksForNothing(t *testing.T, ctx context.Context) {
	if asked := ask[[]string](t, ctx, `performance.getEntriesByType('resource').map(function (e) { return e.name })`); len(asked) > 0 {
		t.Errorf("the page asks for %v", asked)
	}
}
