package plan

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestMayHoldDate: a text that is not looked into holds no date that tells
// anything.
func TestMayHoldDate(t *testing.T) {
	words := strings.Fields("2025年 2026年 今年 明年 次年 年底 年内 年初 底 末 内 初 前 之前 以前 到 至 — 6月 12月 十一月 30日 上旬 一季度 第三季度 前三季度 上半年 每月 每季度 每周 每半年 " +
		"春节 国庆节 “五一” 开学 汛期 2025.6.30 2026-03 ， 。 ； 、 完成 建成平台 新增 已 的 召开调度会 市科技局 提 目 两 0 5 ％ （ ） 度 起 版")
	words = append(words, " ", "\n")
	random := rand.New(rand.NewPCG(1, 2))
	held := 0
	for range 50000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(words[random.IntN(len(words))])
		}
		text := b.String()
		want, wantUnread := stepsOf(datesByPiece(text, 2025), 2025)
		got, unread := Dates(text, 2025)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(unread, wantUnread) {
			t.Fatalf("%q: got %v %v, want %v %v", text, got, unread, want, wantUnread)
		}
		held += len(got)
	}
	if held < 3000 {
		t.Errorf("only %d dates in all: the words make no sentences", held)
	}
}
