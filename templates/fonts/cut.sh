#!/usr/bin/env bash
# Cuts the faces in this folder from their sources, the same bytes each time.
# Needs Debian's fonttools and unicode-data, and npm.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
mkdir serif sans
tar xzf expo-google-fonts-noto-serif-sc-0.4.3.tgz -C serif
tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz -C sans

# characters.txt: 通用规范汉字表 (2013) by its number in Unihan (kTGH), then
# GB 2312, punctuation, symbols and Latin.
python3 - "$here/characters.txt" <<'PY'
import bz2, sys
han = set()
for line in bz2.open('/usr/share/unicode/Unihan_OtherMappings.txt.bz2', 'rt', encoding='utf-8'):
    parts = line.split('\t')
    if len(parts) == 3 and parts[1] == 'kTGH' and parts[2].startswith('2013:'):
        han.add(chr(int(parts[0][2:], 16)))
assert len(han) == 8105, len(han)
more = set()
for row in range(0xa1, 0xf8):
    for cell in range(0xa1, 0xff):
        try:
            more.add(bytes([row, cell]).decode('gb2312'))
        except UnicodeDecodeError:
            pass
for first, last in [(0x20, 0x7e), (0xa0, 0x17f), (0x2010, 0x2027), (0x2030, 0x205e), (0x2070, 0x209c), (0x20a0, 0x20bf),
                    (0x2100, 0x214f), (0x2150, 0x218b), (0x2190, 0x21ff), (0x2200, 0x22ff), (0x2460, 0x24ff), (0x2500, 0x25ff),
                    (0x2600, 0x2612), (0x2713, 0x2718), (0x3000, 0x303f), (0x3220, 0x3243), (0x3280, 0x33ff), (0xfe30, 0xfe4f), (0xff00, 0xffee)]:
    more.update(map(chr, range(first, last + 1)))
with open(sys.argv[1], 'w', encoding='utf-8') as out:
    out.write(''.join(sorted(han)) + '\n' + ''.join(sorted(c for c in more - han if c.isprintable() or c in '\u3000\xa0')) + '\n')
PY

cut() { # source, target
  SOURCE_DATE_EPOCH=0 pyftsubset "$1" --text-file="$here/characters.txt" --output-file="$here/$2" \
    --layout-features='' --no-hinting --desubroutinize --name-IDs='0,1,2,3,4,5,6,13,14' --drop-tables+=DSIG,GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx,VORG --no-recalc-timestamp
}
cut serif/package/700Bold/NotoSerifSC_700Bold.ttf title.ttf
cut serif/package/400Regular/NotoSerifSC_400Regular.ttf body.ttf
cut sans/package/500Medium/NotoSansSC_500Medium.ttf heading.ttf
cp serif/package/LICENSE_FONT "$here"/OFL-NotoSerifSC.txt
cp sans/package/LICENSE_FONT "$here"/OFL-NotoSansSC.txt
