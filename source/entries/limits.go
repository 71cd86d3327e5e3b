package entries

// Limits of what is read. A workbook of ours unpacks to some 200 kB; what is
// larger by far is none, or made to break us.
const (
	// MaxFile is the largest workbook read, in bytes.
	MaxFile = 20 << 20
	// maxUnpacked bounds what a workbook unpacks to, in bytes.
	maxUnpacked = 20 << 20
	// maxMembers bounds the files in it.
	maxMembers = 2000
	// maxTags bounds the XML tags of all of them together: a cell has some four.
	maxTags = 1_000_000
	// maxRows bounds the rows of a sheet that hold anything.
	maxRows = 10_000
	// maxColumns bounds the columns of a sheet.
	maxColumns = 256
	// headRows is how far down a sheet its header row is looked for.
	headRows = 60
)
