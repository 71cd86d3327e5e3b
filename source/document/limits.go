package document

// Limits of what is read. A county's plan is some 40 kB of text, a province's
// with annexes under 2 MB; what is larger is no plan, or made to break us.
const (
	// MaxFile is the largest file read, in bytes.
	MaxFile = 20 << 20
	// maxPart and maxUnpacked bound what a .docx unpacks to, in bytes.
	maxPart     = 64 << 20
	maxUnpacked = 128 << 20
	// maxDepth bounds the nesting of XML elements.
	maxDepth = 256
	// maxElements bounds the elements of all parts of a .docx together; a page
	// of text has some 500.
	maxElements = 3_000_000
	// maxCovered bounds the empty cells that merged ones of a .docx cover.
	maxCovered = 100_000
)
