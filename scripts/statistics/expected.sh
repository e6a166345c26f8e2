#!/usr/bin/env bash
# Runs expected.py with the packages that it compares with: `--check` compares the stored values with what
# these compute now, and without it they are written again. It takes Python 3.11 or newer. The packages go
# to .cache/, once for each list of them.
set -euo pipefail
cd "$(dirname "$0")/../.."

list=scripts/statistics/requirements.txt
environment=".cache/statistics-$(sha256sum "$list" | cut -c1-16)"
if [ ! -e "$environment/complete" ]; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$list"
  touch "$environment/complete"
fi
PYTHONDONTWRITEBYTECODE=1 exec "$environment/bin/python" scripts/statistics/expected.py "$@"
