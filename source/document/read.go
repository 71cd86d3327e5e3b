package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"fenjie/source/limits"
)

// Read reads a plan's file, recognised by content first and by the extension
// of name second. Errors are *Error.
func Read(name string, data []byte) (*Document, error) {
	if err := refuse(name, data); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || suffix(name) == ".docx" {
		return readDocx(name, data)
	}
	text, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, empty(name)
	}
	switch suffix(name) {
	case ".md", ".markdown":
		return readMarkdown(text), nil
	}
	return readText(text), nil
}

func suffix(name string) string { return strings.ToLower(filepath.Ext(name)) }

func empty(name string) error {
	return &Error{File: name, Message: "文件是空的，没有文字", Suggestion: "请检查是否选对了文件"}
}

// magic lists the files that are taken for plans by mistake, by how they begin.
var magic = []struct {
	begin, message, suggestion string
}{
	{"{\\rtf", "这是 RTF 文件，不能直接读取", "请用 WPS 或 Word 打开，另存为 .docx 后再试"},
	{"%PDF", "这是 PDF 文件，不能直接读取", "请用方案的 Word（.docx）或文本文件"},
	{"\x89PNG", "这是图片，不能读取", "请用方案的 Word（.docx）或文本文件"},
	{"\xff\xd8\xff", "这是图片，不能读取", "请用方案的 Word（.docx）或文本文件"},
	{"GIF8", "这是图片，不能读取", "请用方案的 Word（.docx）或文本文件"},
	{"Rar!", "这是压缩包，不能读取", "请先解压，再用其中的方案文件"},
	{"7z\xbc\xaf", "这是压缩包，不能读取", "请先解压，再用其中的方案文件"},
	{"\x1f\x8b", "这是压缩包，不能读取", "请先解压，再用其中的方案文件"},
	{"MZ", "这是程序，不是方案", "请选择方案的 .docx 或文本文件"},
	{"\x7fELF", "这是程序，不是方案", "请选择方案的 .docx 或文本文件"},
}

// refuse names files that can be no plan.
func refuse(name string, data []byte) error {
	if len(data) > limits.File {
		return TooLarge(name, limits.File)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return empty(name)
	}
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.begin)) {
			return &Error{File: name, Message: m.message, Suggestion: m.suggestion}
		}
	}
	if bytes.HasPrefix(data, []byte(ole)) {
		return oldOffice(name, data)
	}
	return nil
}

// ole begins a compound file: Word and WPS before 2007, and any encrypted file.
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// oldOffice names the program that a compound file is of, by its extension or
// the stream that an encrypted one holds, whose name is in UTF-16.
func oldOffice(name string, data []byte) error {
	e := &Error{File: name, Message: "这是旧版 Word 文件（.doc），不能直接读取", Suggestion: "请用 WPS 或 Word 另存为 .docx 后再试"}
	switch {
	case bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")):
		e.Message, e.Suggestion = "文件设有打开密码，不能读取", "请用 WPS 或 Word 打开，取消密码后另存为 .docx 再试"
	case suffix(name) == ".wps":
		e.Message, e.Suggestion = "这是 WPS 文字文件（.wps），不能直接读取", "请用 WPS 另存为 .docx 后再试"
	case suffix(name) == ".xls" || suffix(name) == ".et":
		e.Message, e.Suggestion = "这是旧版电子表格，不能作为方案读取", "请用方案的 Word（.docx）或文本文件"
	}
	return e
}

// TooLarge is the error for a plan's file over most bytes.
func TooLarge(name string, most int64) error {
	return &Error{File: name, Message: fmt.Sprintf("文件超过 %d MB，不像是工作方案", most>>20), Suggestion: "请检查是否选对了文件；如文中有图片，请删去后再试"}
}

// unpack opens a .docx package, or says what is wrong with the file.
func unpack(name string, data []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if bytes.HasPrefix(data, []byte("PK")) {
			return nil, damaged(name)
		}
		return nil, &Error{File: name, Message: "不是 Word 文件（.docx）", Suggestion: "请用 WPS 或 Word 打开，另存为 .docx 后再试"}
	}
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return z, nil
		case strings.HasPrefix(f.Name, "xl/"):
			return nil, &Error{File: name, Message: "这是 Excel 文件，不能作为方案读取", Suggestion: "请用方案的 Word（.docx）或文本文件"}
		case strings.HasPrefix(f.Name, "ppt/"):
			return nil, &Error{File: name, Message: "这是演示文稿，不能作为方案读取", Suggestion: "请用方案的 Word（.docx）或文本文件"}
		}
	}
	return nil, &Error{File: name, Message: "这是压缩包，不是 Word 文件（.docx）", Suggestion: "请先解压，再用其中的方案文件"}
}

func damaged(name string) error {
	return &Error{File: name, Message: "Word 文件已损坏或不完整", Suggestion: "请用 WPS 或 Word 打开并另存一份，或请对方重新发送"}
}

func tooMuch(name string) error {
	return &Error{File: name, Message: "Word 文件解压后过大或结构异常，不像是工作方案", Suggestion: "请用 WPS 或 Word 打开并另存一份后再试"}
}
