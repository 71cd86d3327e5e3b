package revision_test

import (
	"fmt"
	"strings"
	"testing"

	"fenjie/source/revision"
)

// TestTargetMoves: a target that went to another measure is said to have gone
// there, unless it might as well be another one.
func TestTargetMoves(t *testing.T) {
	const head = "某市工作方案\n\n一、科技\n"
	const whole = "（一）培育企业主体。建立申报培育库，全年培育高新技术企业120家以上。组织创新挑战赛，举办成果对接会12场以上，遴选优秀项目给予奖补。（责任单位：*市科技局、市经信局）\n"
	const shorter = "（一）培育企业主体。建立申报培育库，全年培育高新技术企业120家以上。（责任单位：*市科技局、市经信局）\n"
	const split = "（二）办好创新赛事。组织创新挑战赛，举办成果对接会%s以上，遴选优秀项目给予奖补。（责任单位：*市科技局、市经信局）\n"
	for _, c := range []struct{ name, old, new, want string }{
		{"split", whole, shorter + fmt.Sprintf(split, "12场"), "举办成果对接会12场以上→移至（二）办好创新赛事"},
		{"split, with another figure", whole, shorter + fmt.Sprintf(split, "15场"), "举办成果对接会12场以上→移至（二）办好创新赛事：举办成果对接会15场以上"},
		{"two could be it", whole, shorter + fmt.Sprintf(split, "12场") + strings.Replace(fmt.Sprintf(split, "6场"), "（二）办好创新赛事", "（三）办好科技赛事", 1), "举办成果对接会12场以上→"},
		{"gone", whole, shorter, "举办成果对接会12场以上→"},
		{"other words", whole, shorter + "（二）办好文化下乡。全市各乡镇轮流举办成果对接会12场以上。（责任单位：*市科技局、市经信局）\n", "举办成果对接会12场以上→"},
	} {
		r := revision.Diff(revision.Match(read(t, head+c.old, nil), read(t, head+c.new, nil), nil))
		got := ""
		for _, change := range r.Changes {
			if change.Kind == revision.Targets {
				got += change.Old + "→" + change.New
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestBriefs: 本次修订 says what it was.
func TestBriefs(t *testing.T) {
	text := strings.NewReplacer("（二）培育企业主体", "（三）壮大企业主体", "（三）推进载体建设", "（二）推进载体建设", "奖补资金800万元", "奖补资金900万元").Replace(base)
	lines := strings.Split(text, "\n")
	for k := range lines {
		if strings.HasPrefix(lines[k], "（三）壮大") {
			lines[k], lines[k+1] = lines[k+1], lines[k]
			break
		}
	}
	r := revision.Diff(revision.Match(read(t, base, nil), read(t, strings.Join(lines, "\n"), nil), nil))
	var got []string
	for _, m := range r.Pairing.New.Measures() {
		got = append(got, r.Brief(m, ""))
	}
	want := []string{"资金：争取上级奖补资金800万元以上→900万元以上", "位置：原在“一、推进科技创新 （三）”", "标题：原为“（二）培育企业主体”", "", ""}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
