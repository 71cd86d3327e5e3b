package source

import (
	"strings"
	"testing"
)

// Reading takes work in proportion to the text, also where every character
// opens something: four times the text is at most some five times the work.
func TestReadingIsLinear(t *testing.T) {
	work := func(unit string, bytes int) int64 {
		before := scanned.Load()
		text := "云山县方案\n一、教育\n（一）办学。扩建。（责任单位：县教育局）\n" + strings.Repeat(unit, bytes/len(unit))
		if _, _, err := Read("方案.txt", []byte(text), nil); err != nil {
			t.Fatalf("%q: %v", unit, err)
		}
		return scanned.Load() - before
	}
	for _, unit := range []string{
		"（", "）", "（）", "（（）", "、", "一、", "1.", "1.1.1.1.", "：", "【责任单位】", "责任单位：", "责任单位：县科技局。", "（责任单位：县科技局）",
		"1.甲。责任单位：县科技局。", "县科技局牵头，", "县科技局、", "（一）甲\n", "一、\n", "（责任单位：县科技局、\n", "责任单位：县科技局、\n", "联系人：",
		"关于印发《甲方案》的通知\n", "附件1\n", "2025年1月1日\n", "- 1 -\n", strings.Repeat("甲", 28) + "\n", strings.Repeat("甲", 27) + "（\n",
		"安排资金5万元，其中", "完成10家、", "2025年底前，", "“", "《", "*", "和", "牵头",
	} {
		const size = 15_000
		one, four := work(unit, size), work(unit, 4*size)
		if four > 5*one+20*size {
			t.Errorf("%q: %d bytes take %d steps, four times as many %d", unit, size, one, four)
		}
	}
}

// BenchmarkRead measures a plan in the official form, and lines made to be slow.
func BenchmarkRead(b *testing.B) {
	for name, unit := range map[string]string{
		"plan":     "（一）培育企业。新增企业120家以上，争取上级资金800万元。（责任单位：*县经信局、县财政局）\n",
		"brackets": "（",
		"clauses":  "（责任单位：县科技局）",
		"keywords": "责任单位：",
		"labels":   "一、\n",
	} {
		b.Run(name, func(b *testing.B) {
			data := []byte("云山县方案\n一、产业\n（一）培育。（责任单位：县经信局）\n" + strings.Repeat(unit, 200_000/len(unit)))
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Read("方案.txt", data, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
