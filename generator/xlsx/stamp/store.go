package stamp

import "sync"

// store is the memory of a grid, which the next workbook takes over.
type store struct {
	table table
	words []string // digits and formulas of cells
	rooms [][]cell
	taken int // of rooms
	rows  [][]row
}

var stores = sync.Pool{New: func() any { return &store{table: table{at: map[string]int32{}}} }}

// roomCells is how many cells are made at a time.
const roomCells = 64 * usualCells

func (s *store) room() []cell {
	if s.taken == len(s.rooms) {
		s.rooms = append(s.rooms, make([]cell, roomCells))
	}
	s.taken++
	return s.rooms[s.taken-1]
}

func (s *store) someRows() []row {
	k := len(s.rows) - 1
	if k < 0 {
		return nil
	}
	rows := s.rows[k]
	s.rows = s.rows[:k]
	return rows
}

// mostKept is how many texts a grid may have had that is kept: that of a
// province's table of all would lie idle.
const mostKept = 1 << 14

// back gives a store back, with the rows of its sheets, empty.
func (s *store) back(sheets []*sheet) {
	if len(s.table.items) > mostKept || s.taken*roomCells > 16*mostKept {
		return
	}
	clear(s.table.at)
	clear(s.table.items) // else the texts would not be freed
	clear(s.words)
	s.table.items, s.words, s.taken = s.table.items[:0], s.words[:0], 0
	for _, sheet := range sheets {
		if cap(sheet.rows) > 0 {
			clear(sheet.rows)
			s.rows = append(s.rows, sheet.rows[:0])
		}
	}
	stores.Put(s)
}
