package plan

import (
	"fmt"
	"strconv"
	"time"
)

// holidays that a date may be before, with the last day before them where it is
// the same each year.
var holidays = []struct{ name, day string }{
	{"春节", ""}, {"元旦", "12-31"}, {"元宵", ""}, {"清明", "04-03"}, {"五一", "04-30"}, {"“五一”", "04-30"}, {"劳动节", "04-30"}, {"端午", ""},
	{"七一", "06-30"}, {"“七一”", "06-30"}, {"建党节", "06-30"}, {"八一", "07-31"}, {"“八一”", "07-31"}, {"建军节", "07-31"}, {"中秋", ""},
	{"国庆", "09-30"}, {"十一", "09-30"}, {"“十一”", "09-30"}, {"双节", ""}, {"“双节”", ""}, {"两节", ""}, {"“两节”", ""},
	{"主汛期", ""}, {"汛期", ""}, {"入汛", ""}, {"汛", ""}, {"主台风期", ""}, {"台风季", ""}, {"台汛期", ""}, {"暑期", ""}, {"暑假", ""}, {"寒假", ""},
	{"秋季开学", ""}, {"春季开学", ""}, {"开学", ""}, {"高考", ""}, {"中考", ""}, {"供暖季", ""}, {"采暖季", ""}, {"供暖期", ""}, {"采暖期", ""}, {"入冬", ""}, {"入夏", ""},
}

// HolidayNames are those of days and seasons that a date may be before.
func HolidayNames() []string {
	var names []string
	for _, h := range holidays {
		names = append(names, h.name)
	}
	return names
}

// lunar holds the days of the feasts of the moon's calendar, by year: 春节, 端午, 中秋.
// 元宵 is a fortnight after 春节.
var lunar = map[int][3]string{
	2024: {"02-10", "06-10", "09-17"},
	2025: {"01-29", "05-31", "10-06"},
	2026: {"02-17", "06-19", "09-25"},
	2027: {"02-06", "06-09", "09-15"},
	2028: {"01-26", "05-28", "10-03"},
	2029: {"02-13", "06-16", "09-22"},
	2030: {"02-03", "06-05", "09-12"},
	2031: {"01-23", "06-24", "10-01"},
	2032: {"02-11", "06-12", "09-19"},
	2033: {"01-31", "06-01", "09-08"},
	2034: {"02-19", "06-20", "09-27"},
	2035: {"02-08", "06-10", "09-16"},
}

// dayBefore is the last day before a feast of a year, YYYY-MM-DD; empty where
// the calendar does not tell it. 元旦 is the one that ends the year, but where its own year is
// named.
func dayBefore(name, day string, year int, named bool) string {
	if day == "12-31" && named {
		year--
	}
	if day != "" {
		return strconv.Itoa(year) + "-" + day
	}
	feasts, known := lunar[year]
	if !known {
		return ""
	}
	switch name {
	case "春节":
		return before(feasts[0], year, 1)
	case "元宵":
		return before(feasts[0], year, -13)
	case "端午":
		return before(feasts[1], year, 1)
	case "中秋":
		return before(feasts[2], year, 1)
	}
	return ""
}

// before is so many days before a day MM-DD of a year.
func before(day string, year, days int) string {
	t, err := time.Parse(time.DateOnly, fmt.Sprintf("%d-%s", year, day))
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -days).Format(time.DateOnly)
}

// readHoliday reads a day that one need be before: 国庆节前.
func (d *date) readHoliday(r *reading) bool {
	for _, h := range holidays {
		after := *r
		if after.word(h.name) == "" {
			continue
		}
		after.word("节假期", "节假日", "节", "假期", "长假")
		after.word("到来", "来临")
		if after.word("之前", "以前", "前") == "" {
			continue
		}
		*r, d.before = after, true
		if d.year > 0 {
			d.due = dayBefore(h.name, h.day, d.year, d.sayYear)
		}
		d.feast, d.day = h.name, h.day
		return true
	}
	return false
}

// afterwards makes a feast that stands behind a later date of the same sentence that of
// the next year: 国庆前完成主体，春节前投用.
func (d *date) afterwards(earlier *date) {
	if d.feast == "" || d.sayYear || d.again || d.year == 0 || d.due == "" || earlier.again || earlier.gone || earlier.due <= d.due || earlier.year != d.year {
		return
	}
	d.due = dayBefore(d.feast, d.day, d.year+1, false)
}
