package document

import (
	"testing"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"fenjie/source/plan"
)

// One text reads the same in every encoding and with every line end.
func TestEncodings(t *testing.T) {
	const want = "1:1 某市工作方案〔2025〕3号\n3:1 　　一、总体要求 。\n4:1 投入5782万元〈国资办〉𠮷"
	for _, end := range []string{"\n", "\r\n", "\r"} {
		text := "某市工作方案〔2025〕3号" + end + end + "　　一、总体要求 。 " + end + "投入5782万元〈国资办〉𠮷" + end
		for name, enc := range map[string]encoding.Encoding{
			"UTF-8":              encoding.Nop,
			"UTF-8 with mark":    xunicode.UTF8BOM,
			"GB18030":            simplifiedchinese.GB18030,
			"UTF-16 LE with BOM": xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM),
			"UTF-16 BE with BOM": xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM),
		} {
			data, err := enc.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(name, func(t *testing.T) { same(t, show(must(t, "-", data)), want) })
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"leading blanks stay", "　　（ 一 ）提 升\t能力  ", "1:1 　　（ 一 ）提 升⇥能力"},
		{"page breaks part paragraphs within a line", "上\f\f下\u2028再\n末", "1:1 上\n1:4 下\n1:6 再\n2:1 末"},
		{"control characters are dropped and said", "甲\x00乙\x07" + rowOf(200),
			"1:1 甲乙" + rowOf(200) + "\n! 1 control-character 有 2 个不可见的控制字符，已略去“甲乙" + rowOf(58) + "…”"},
		{"characters without a look are dropped and said once", "责任\u200b单位\n\u200e市\u00ad科技局\ufeff", "1:1 责任单位\n2:1 市科技局\n! 1 invisible-character 文中有零宽字符等不可见字符 4 个，已略去“”"},
		{"blanks of any width", "一、\u00a0甲\u2003乙\u202f", "1:1 一、 甲 乙"},
		{"a line of characters without a look is blank", "甲\n \u200b \n乙", "1:1 甲\n3:1 乙\n! 2 invisible-character 文中有零宽字符等不可见字符 1 个，已略去“”"},
		{"a table parted by tabs", "表\n序号\t任务\t责任单位\n1\t建园区\t市科技局\n2\t\t市经信局\n完",
			"1:1 表\n2:1 序号|任务|责任单位 / 1|建园区|市科技局 / 2||市经信局\n5:1 完"},
		{"two cells are no table", "责任单位\t市科技局\n责任单位\t市经信局", "1:1 责任单位⇥市科技局\n2:1 责任单位⇥市经信局"},
		{"a header alone is no table", "序号\t任务\t责任单位\n完", "1:1 序号⇥任务⇥责任单位\n2:1 完"},
		{"pipes are no table", "|任务|责任单位|x|\n|-|-|-|", "1:1 |任务|责任单位|x|\n2:1 |-|-|-|"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, show(must(t, "方案.txt", c.text)), c.want) })
	}
}

func rowOf(n int) string {
	row := make([]rune, n)
	for i := range row {
		row[i] = '一' + rune(i%10)
	}
	return string(row)
}

// Nothing of a text is lost or invented.
func TestTextKept(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"一、总体要求", "（一）", "责任单位", "任务", "\t", "\n", "\r\n", "\r", "\f", "　", " ", "*", "**", "|", "〔2025〕3号", "5,782.00", "𠮷", "\u200b", "\v", "\u2029", "a",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := "方案" + string(joined(rapid.SliceOf(piece).Draw(t, "pieces")))
		d, err := Read("方案.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := solid(written(d)); got != solid(text) {
			t.Fatalf("got %q, want %q", got, solid(text))
		}
	})
}

func joined(pieces []string) []byte {
	var b []byte
	for _, p := range pieces {
		b = append(b, p...)
	}
	return b
}

// TestPlainEnd: what is plain is shown as it is and breaks no line, character by
// character.
func TestPlainEnd(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		text := string(r) // of a half of a pair: U+FFFD
		if plainEnd(text) < len(text) {
			continue
		}
		d := &Document{}
		dropped := isDropped(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zs, r) && r != ' ' && r != '\u3000'
		if dropped || isBreak(r) || d.printable(text, plan.Place{}) != text || []rune(text)[0] == unicode.ReplacementChar {
			t.Errorf("%U is not plain", r)
		}
	}
	for _, text := range []string{"", "推进“四好”农村路建设（一期）—新增120公里，完成率≥95%；到2025年①…\t。\r\n"} {
		if at := plainEnd(text); at != len(text) {
			t.Errorf("%q is plain up to byte %d", text, at)
		}
	}
}
