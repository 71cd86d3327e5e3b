package xlsx

import (
	"bytes"
	"net/url"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/plantest"
)

// TestLinksToFiles: the table of all leads to the workbook of every unit,
// whatever its name.
func TestLinksToFiles(t *testing.T) {
	in := plantest.Input(t, "plan.txt", []byte("青山县工作方案\n一、经济\n（一）办事。办好。（责任单位：*县科技局、县商务局）\n"))
	const name = "县科技 50% #1[甲]局"
	in.Overview.FileNames["县科技局"] = name
	docs, err := Documents(in)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := docs[len(docs)-1].Render(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"D5": name, "E5": "县商务局"} {
		_, link, err := f.GetCellHyperLink(sheetMatrix, at)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(link)
		if err != nil || u.Path != "责任清单/"+want+".xlsx" || u.Fragment != "" {
			t.Errorf("%s leads to %q (%v), want %s", at, link, err, want)
		}
	}
}
