package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/settings"
)

// A list may ask for units and for who answers in them: 责任单位及责任人. A person
// is told by name or post; whatever is neither that nor a unit's usual name (浙大,
// 县文旅) stays a unit, and the check says that it does not look like one.

// asksPersons reports a keyword that asks for persons, with units or alone.
func asksPersons(keyword string) bool {
	return strings.HasSuffix(strings.TrimRight(keyword, "：: ）)"), "人") || strings.Contains(keyword, "领导")
}

// asksUnits reports a keyword that asks for units.
func asksUnits(keyword string) bool {
	return containsAny(keyword, append([]string{"科室"}, keywordNouns...)...)
}

const (
	surnames = `(?:欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|南宫|独孤|` +
		`[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉薛雷贺倪汤殷罗毕郝邬安常于傅卞齐康伍余顾孟黄穆萧肖尹姚邵汪祁毛` +
		`狄米贝明臧戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾娄江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪解应宗丁宣邓郁单洪包左石崔吉龚程邢裴陆翁荀甄焦侯全甘景龙叶黎白蒲阎闫` +
		`连习艾向古易廖耿匡文寇欧沃夔隆聂晁敖冷辛那饶曾沙关蒯查荆游权岳帅归温庄晏柴瞿充慕茹宦鱼容桑桂牛濮寿边扈燕冀尚柴兰占覃仇冉佟初丛巩车迟申仲刘])`
	given = `(?:某某?|[×xX＊*]{1,2}|\p{Han}{1,2})`
	posts = `(?:(?:副|总|代|常务|分管|主管|挂职|第一|党组|党委|[省市州县区旗镇乡]委|[省市州县区旗]政府)*` +
		`(?:局长|主任|书记|[省市州县区旗镇乡]长|部长|厅长|司长|院长|校长|园长|主席|主委|经理|总监|工程师|科长|股长|处长|所长|队长|站长|会长|理事长|董事长|行长|台长|社长|馆长|组长|专员|政委|` +
		`检察长|秘书长|常委|委员|调研员|巡视员|负责人|责任人|联系人|联络员|领导|同志|干部|[河湖林路街田]长))`
)

// personForm is a person by name, by post, or by both: 李某某, 局长王建国, 李副县长.
var personForm = pattern.Lazy(func() string {
	return `^(?:` + posts + `?(?:` + surnames + given + `|\p{Han}{1,6}[·•]\p{Han}{1,8})` + posts + `?|` + surnames + `?` + posts + `+)$`
})

// firmForm ends short names of firms and schools, and hardly ever those of persons:
// 金控, 高新投, 温大, 石化园.
var firmForm = pattern.New(`(?:[投控旅网电矿大园区城场厂]|石化|石油|移动|联通|电信|邮政|燃气|水务|热力|公交|地铁|铁塔|农商|农信|人保|人寿|平安|金融|国资|林业|农业|渔业|工业|商业|安居|高速|高新|经开|高铁|航空|港务|海事)$`).
	Closing("投控旅网电矿大园区城场厂化油动通信政气务力交铁塔商保寿安融资业居速新开空事")

func isPerson(name string) bool { return personForm.MatchString(name) && !firmForm.MatchString(name) }

// withoutPersons leaves the persons out of a list that a keyword opens, which asks
// for them: behind their office (市科技局李某某), or beside one. Where it asks for
// persons only, short words that are no unit's name are persons too.
func withoutPersons(keyword string, units []clauseUnit) (kept, persons []clauseUnit) {
	const shortest = 4 // characters of a unit that no list names otherwise
	only, offices := !asksUnits(keyword), false
	for _, u := range units {
		base, _ := cutNote(u.name)
		office, _ := cutPerson(base)
		offices = offices || office != "" || looksLikeUnit(base) || startsWithPrefix(base) && !isPerson(base)
	}
	for _, u := range units {
		base, note := cutNote(u.name)
		office, person := cutPerson(base)
		who := u
		switch {
		case looksLikeUnit(base):
		case office != "":
			u.name, who.name = office, person
			persons = append(persons, who)
		case isPerson(base) && looksLikeUnit(note): // 赵六（县民政局）
			u.name, who.name = note, base
			persons = append(persons, who)
		case isPerson(base) && (offices || only), only && utf8.RuneCountInString(base) <= shortest:
			persons = append(persons, who)
			continue
		}
		kept = append(kept, u)
	}
	return kept, persons
}

// cutPerson cuts who answers off the end of an office's name: 市科技局李某某,
// 县住建局局长王建国.
func cutPerson(name string) (office, person string) {
	const longest = 12
	for at, n := len(name), 0; at > 0 && n < longest; n++ {
		_, size := utf8.DecodeLastRuneInString(name[:at])
		at -= size
		if office, person = name[:at], name[at:]; n > 0 && looksLikeUnit(office) && isPerson(person) {
			return office, person
		}
	}
	return "", ""
}

// answering are the units of a clause that stands in l. It notes those that were
// left out as persons; who is a unit by the settings is one here.
func (r *reader) answering(parts clauseParts, l line, at int) []clauseUnit {
	units := parts.units
	for _, who := range parts.persons {
		if r.isSet(who.name) {
			units = append(units, who)
			continue
		}
		if len(r.persons) == 0 {
			r.personsAt = l.placeAt(at)
		}
		if !slices.Contains(r.persons, who.name) {
			r.persons = append(r.persons, who.name)
		}
	}
	return units
}

// tellPersons tells of all that were left out, at the first: a plan may name one in
// each task.
func (r *reader) tellPersons() {
	if len(r.persons) == 0 {
		return
	}
	message := fmt.Sprintf("责任单位一栏有%d处读作责任人，未列为责任单位：%s", len(r.persons), strings.Join(r.persons, "、"))
	r.problem(r.personsAt, "warning", "person-left-out", r.persons[0], message, "其中如有单位，请写明全称，或在 fenjie.yaml 的 units 中列出")
}

// isSet reports a name that the settings list.
func (r *reader) isSet(name string) bool {
	return slices.ContainsFunc(r.set.Units, func(u settings.Unit) bool {
		return u.Name == name || slices.Contains(u.Aliases, name) || slices.Contains(u.Former, name)
	})
}
