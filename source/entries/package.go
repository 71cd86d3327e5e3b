package entries

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"fenjie/source/document"
	"fenjie/source/limits"
)

// unpack checks the package of a workbook before anything is believed of it:
// its kind, its size unpacked, and the checksum of every member, which the
// library does not look at. It returns the names of the members.
func unpack(name string, data []byte) ([]string, error) {
	if err := refuse(name, data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(name)
	}
	left := limits.Unpacked(len(data), limits.Workbook)
	if len(z.File) > limits.Members || !fit(z.File, left) {
		return nil, tooLarge(name)
	}
	var names []string
	count := &tags{}
	for _, member := range z.File {
		names = append(names, member.Name)
		r, err := member.Open()
		if err != nil {
			return nil, damaged(name)
		}
		_, err = io.Copy(count, r)
		switch {
		case errors.Is(err, errTags):
			return nil, tooLarge(name)
		case err != nil: // a flipped byte: the checksum is not the member's
			return nil, damaged(name)
		}
		_ = r.Close()
	}
	return names, nil
}

// fit reports whether all members together say that they unpack to no more
// than left.
func fit(members []*zip.File, left int64) bool {
	for _, m := range members {
		if !limits.Fits(m, left) {
			return false
		}
		left -= int64(m.UncompressedSize64)
	}
	return true
}

var errTags = errors.New("too many tags")

// tags counts what may be XML tags, and stops at the limit.
type tags struct{ n int }

func (t *tags) Write(p []byte) (int, error) {
	t.n += bytes.Count(p, []byte{'<'})
	if t.n > limits.Tags {
		return 0, errTags
	}
	return len(p), nil
}

// refuse names the kinds of file that are no .xlsx.
func refuse(name string, data []byte) error {
	e := &document.Error{File: name}
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	switch {
	case len(data) > limits.File:
		return tooLarge(name)
	case len(data) == 0:
		e.Message, e.Suggestion = "文件是空的", "请向填报单位重新收取"
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		e.Message, e.Suggestion = "这是旧格式（.xls、.et）或加了密码的表格，读不了", "请用 WPS 或 Excel 打开，取消密码，另存为 .xlsx"
	case bytes.Contains(data[:min(len(data), 200)], []byte("opendocument.spreadsheet")):
		e.Message, e.Suggestion = "这是 .ods 表格，读不了", "请打开后另存为 .xlsx"
	case !bytes.HasPrefix(data, []byte("PK")):
		e.Message, e.Suggestion = "这不是 .xlsx 表格", "请打开后另存为 .xlsx"
		if ext == ".csv" {
			e.Message = "这是 .csv 文本，读不了"
		}
	default:
		return nil
	}
	return e
}

func damaged(name string) error {
	return &document.Error{File: name, Message: "文件已损坏，读不了", Suggestion: "请用 WPS 或 Excel 打开修复后另存，或向填报单位重新收取"}
}

func tooLarge(name string) error {
	return &document.Error{File: name, Message: "文件太大，不像是责任清单", Suggestion: "请删去多余的内容后再试"}
}

// leftOf tells what is in a workbook that cannot be carried.
func leftOf(members []string) []string {
	kinds := []struct{ folder, word string }{{"xl/media/", "图片"}, {"xl/charts/", "图表"}, {"xl/embeddings/", "嵌入的文件"}}
	var left []string
	for _, k := range kinds {
		for _, name := range members {
			if strings.HasPrefix(name, k.folder) {
				left = append(left, k.word)
				break
			}
		}
	}
	return left
}
