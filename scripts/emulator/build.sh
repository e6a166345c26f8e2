#!/usr/bin/env bash
# Builds the BigQuery emulator that the tests run on: .cache/bigquery-emulator/bigquery-emulator.
#
# It holds Google's own SQL analyser, compiled to Go: on two cores the build takes 4 minutes and 6 GB, the program is
# 268 MB. `go install` of a version is refused by mirrors that do not serve the list of a module's versions; a module
# of our own pins it and every part of it by checksum.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="$here/../../.cache/bigquery-emulator"
wanted="$(cat "$here/go.mod" "$here/go.sum" | sha256sum | cut -c1-64)"

if [ -x "$target/bigquery-emulator" ] && [ "$(cat "$target/built-from" 2>/dev/null)" = "$wanted" ]; then
  echo "The BigQuery emulator is built."
  exit 0
fi
if ! command -v go >/dev/null; then
  echo "There is no Go here. The BigQuery emulator needs Go 1.25 or newer." >&2
  exit 1
fi
mkdir -p "$target"
rm -f "$target/built-from"
started=$SECONDS
cd "$here"
CGO_ENABLED=0 go build -o "$target/bigquery-emulator" github.com/goccy/bigquery-emulator/cmd/bigquery-emulator
echo "$wanted" >"$target/built-from"
echo "Built the BigQuery emulator in $((SECONDS - started)) s."
