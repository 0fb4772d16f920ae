#!/bin/bash
# Holds the printed schema, xmllint and jing to the verdicts of the checker.
#
#   schema_agree.sh SCHEMA VERDICT FOLDER...
#
# VERDICT is the program built from tests/agree/verdict.c. Every *.xml below the folders is judged by all three, but for
# what stands in a folder called beyond-schema: faults that a schema cannot see (ids that stand twice, limits, encodings).
# SCHEMA must be what VERDICT --schema prints. Exit status 1 when anything differs.
set -euo pipefail
export LC_ALL=C

if [ $# -lt 3 ]; then
    echo "usage: schema_agree.sh SCHEMA VERDICT FOLDER..." >&2
    exit 2
fi
schema=$1 verdict=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

"$verdict" --schema >"$work/printed"
if ! cmp "$schema" "$work/printed"; then
    echo "$schema is not what the vocabulary prints"
    status=1
fi

find "$@" -name '*.xml' -not -path '*/beyond-schema/*' | sort >"$work/files"
mapfile -t files <"$work/files"
if [ ${#files[@]} -eq 0 ]; then
    echo "no files to judge"
    exit 1
fi

# Prints a verdict for each file, given the sorted list of those that failed.
judge() {
    comm -23 "$work/files" "$1" | sed 's/^/valid /'
    comm -12 "$work/files" "$1" | sed 's/^/invalid /'
}

"$verdict" "${files[@]}" 2>/dev/null | sort >"$work/ours"
(xmllint --nonet --noout --relaxng "$schema" "${files[@]}" 2>&1 || true) |
    sed -n 's/ fails to validate$//p; s/^\(.*\):[0-9]*: .*parser error.*/\1/p' | sort -u >"$work/bad"
judge "$work/bad" | sort >"$work/xmllint"
(jing "$schema" "${files[@]}" 2>/dev/null || true) |
    sed -n 's/^\(.*\):[0-9]*:[0-9]*: \(error\|fatal\):.*/\1/p' | sort -u | sed "s|^$PWD/||" >"$work/bad"
judge "$work/bad" | sort >"$work/jing"

for other in xmllint jing; do
    if ! diff "$work/ours" "$work/$other" >"$work/difference"; then
        echo "the checker (<) and $other (>) differ:"
        cat "$work/difference"
        status=1
    fi
done
# A validator that did not run at all finds everything valid, and so would agree about sound files alone.
if ! grep -q '^invalid' "$work/ours" || ! grep -q '^valid' "$work/ours"; then
    echo "the folders must hold both valid and invalid files"
    status=1
fi
echo "${#files[@]} files, $(grep -c '^invalid' "$work/ours") of them invalid"
exit $status
