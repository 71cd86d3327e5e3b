package settings

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fenjie/source/document"
	"fenjie/source/limits"
)

// forms are settings as offices write them.
var forms = []string{
	"place: 瑞安市\nprefix: 市\norgan: 瑞安市人民政府办公室\nissue: 3\nreturn_to: 市政府办\nreturn_by: 3月20日前\n",
	"units:\n- name: 市科技局\n  aliases: [科技局, 市科学技术局]\n  former: [市科委]\n- name: 市发改局\n",
	"groups:\n  各乡镇（街道）: [塘下镇, 莘塍街道]\nfirst_is_lead: true\n",
	"fonts:\n  title: C:\\Windows\\Fonts\\FZXBSJW.TTF\n  body: 字体/仿宋.ttf\n",
	"check:\n  stage: 印发稿\n  ignore: [unit-alias]\n  accepted:\n  - {code: budget-sum, quote: 5782万元, note: 已核}\n",
	`{"place": "瑞安市", "units": [{"name": "市科技局"}]}`,
	"columns: [序号, 任务]\nfonts: {title: 黑体, size: 12}\n", "title: 预算\nnotes: 注\nfonts: {title: a.ttf}\n",
	"place: &a 瑞安市\norgan: *a\n", "units:\n- name: a\n- name: a\n", "issue: 1e9\n", "? a\n: b\n", "\xef\xbb\xbfplace: 甲\r\n", "a: [", "place: |\n  甲\n  乙\n",
}

// TestErrors: settings that say nothing clear are refused in a line.
func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"palce: 甲\n":                                            "是否想写“place”",
		"units:\n- aliases: [a]\n":                              "units 中有一项没有 name",
		"units:\n- name: a\n- name: b\n  former: [a]\n":         "既属于“a”，又属于“b”",
		"check: {ignore: [nonsense]}\n":                         "没有这个规则代码",
		"check: {stage: 草稿}\n":                                  "不是稿次",
		"issue: 3\ndate: 3月18日\n":                               "fenjie.yaml:2：“3月18日”：date 不是日期；请写成 2025-03-18 的样子",
		"report_to: 市委、市政府领导\n":                                 "这里应是列表，不是“市委、市政府领导”；几项请写成 [市委, 市政府领导]，一项请写成 [市委、市政府领导]",
		"groups:\n  各乡镇: [城关镇、河口镇]\n":                           "fenjie.yaml:2：“城关镇、河口镇”：这几个单位名称写成了一项；各项之间请用半角逗号，如 [城关镇, 河口镇]",
		"issue: 第三期\n":                                          "不是整数",
		"check:\n\tstage: 印发稿\n":                                "fenjie.yaml:2：“stage: 印发稿”：这一行用了制表符（Tab）缩进；请改为空格",
		"sheet:\n  widths:\n  \t工作内容: 40\n":                     "fenjie.yaml:3：“工作内容: 40”：这一行用了制表符（Tab）缩进；请改为空格",
		"units:\r\n\r\n\t- name: 甲\r\n":                         "fenjie.yaml:3：“- name: 甲”：这一行用了制表符（Tab）缩进；请改为空格",
		"organ: 甲\n# 注\n\t\nplace 乙\n":                          "不符合 YAML 或 JSON 的格式",
		"first_is_lead: 对\n":                                    "fenjie.yaml:1:16：“first_is_lead: 对”：这里只能写“是”或“否”，不是“对”；也可写 true 或 false",
		"first_is_lead: [是]\n":                                  "这里应是“是”或“否”，不是列表",
		"place: &a 甲\norgan: *a\n":                              "不支持 YAML 的锚点和引用",
		"units:\n- name: " + strings.Repeat("局", limits.Name+1): fmt.Sprintf("单位名称超过 %d 字", limits.Name),
		"# " + strings.Repeat("a", limits.Settings):             "设置文件超过 1 MB",
	} {
		_, err := Load("fenjie.yaml", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: got %v, want %s", text, err, want)
		}
	}
}

// TestNothingSaid: a file that says nothing is as good as none.
func TestNothingSaid(t *testing.T) {
	for _, text := range []string{"", "\n \r\n", "\ufeff", "# 本单位的设置\n", "\ufeff# place: 瑞安市\r\n\r\n  # 待定\r\n", "---\n", "---\n# 无\n..."} {
		s, err := Load("fenjie.yaml", []byte(text))
		if err != nil || s.Organ != "" || len(s.Units) > 0 {
			t.Errorf("%q: %+v, %v", text, s, err)
		}
		if _, err := LoadSheet("sheet.yaml", []byte(text)); err != nil {
			t.Errorf("%q as sheet.yaml: %v", text, err)
		}
	}
}

// TestYes: 是 and 否 are as good as true and false.
func TestYes(t *testing.T) {
	for word, want := range map[string]bool{"是": true, "true": true, "'是'": true, "否": false, "false": false} {
		if s, err := Load("fenjie.yaml", []byte("first_is_lead: "+word+"\n")); err != nil || s.FirstIsLead != want {
			t.Errorf("%s: %+v, %v", word, s, err)
		}
	}
}

// TestNames: settings tell in which line they name a file.
func TestNames(t *testing.T) {
	s, err := Load("办公/fenjie.yaml", []byte("organ: 甲\ntemplates: 模板 # 本单位的\nfonts:\n  body: 字体/仿宋.ttf\n"))
	if err == nil {
		err = s.From("办公/fenjie.yaml")
	}
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]Mention{s.Templates: {"办公/fenjie.yaml", 2, "模板"}, s.Fonts.Body: {"办公/fenjie.yaml", 4, "字体/仿宋.ttf"}, "别的": {}} {
		if got, ok := s.Names(path); got != want || ok != (want.Line > 0) {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
}

// TestDate: dates as people write them are one date; none is guessed.
func TestDate(t *testing.T) {
	for text, want := range map[string]string{
		"2025-03-18": "2025-03-18", "2025-3-8": "2025-03-08", "2025年3月18日": "2025-03-18", "2025/3/18": "2025-03-18", "2025.3.18": "2025-03-18",
		"2025-13-01": "", "2025-2-30": "", "3月18日": "", "25-3-18": "", "2025-03-18 ": "",
	} {
		if got, ok := Date(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %t", text, got, ok)
		}
	}
	s, err := Load("fenjie.yaml", []byte("date: 2025年3月18日\n"))
	if err != nil || s.Date != "2025-03-18" {
		t.Errorf("%+v, %v", s, err)
	}
}

// refusedWell wants an error to be one line of ours that points into the file.
func refusedWell(t *testing.T, data []byte, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var said *document.Error
	if !errors.As(err, &said) || strings.ContainsAny(err.Error(), "\r\n") || said.Message == "" {
		t.Fatalf("%T: %q", err, err)
	}
	if lines := strings.Count(strings.ReplaceAll(string(data), "\r", "\n"), "\n") + 1; said.Line < 0 || said.Line > lines {
		t.Errorf("line %d of %d: %v", said.Line, lines, err)
	}
}

// FuzzLoad: settings are read, always the same, or refused in one line of ours
// that points into the file; and no unit that is read has another's name.
func FuzzLoad(f *testing.F) {
	for _, text := range forms {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Load("fenjie.yaml", data)
		_, ofSheet := LoadSheet("sheet.yaml", data)
		_, ofPDF := LoadPDF("pdf.yaml", data)
		for _, err := range []error{err, ofSheet, ofPDF} {
			refusedWell(t, data, err)
		}
		if err != nil {
			return
		}
		owner := map[string]string{}
		for _, u := range s.Units {
			for _, name := range append(append([]string{u.Name}, u.Aliases...), u.Former...) {
				if u.Name == "" || owner[name] != "" {
					t.Errorf("%q is a name of %q and %q", name, owner[name], u.Name)
				}
				owner[name] = u.Name
			}
		}
		again, err := Load("fenjie.yaml", data)
		if err != nil || !reflect.DeepEqual(s, again) {
			t.Errorf("read otherwise the second time: %v", err)
		}
	})
}
