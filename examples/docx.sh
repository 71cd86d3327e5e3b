#!/usr/bin/env bash
# Makes plan.docx from plan.txt with pandoc: the title's lines as titles,
# the section headings as headings, every other line as a paragraph.
# The test of the examples fails when plan.docx says something else than plan.txt.
set -euo pipefail
cd "$(dirname "$0")"
awk 'BEGIN { OFS = "" }
  !NF { next }
  { titled = ++n <= 2; line = $0; gsub(/[\\*<>\[\]~$"\047@^_`]/, "\\\\&", line) }
  titled { print "::: {custom-style=\"Title\"}\n", line, "\n:::\n"; next }
  /^(一|二|三|四|五|六|七|八)、/ { print "# ", line, "\n"; next }
  { print line, "\n" }' plan.txt |
  SOURCE_DATE_EPOCH=0 pandoc -f markdown-smart -t docx -o plan.docx
