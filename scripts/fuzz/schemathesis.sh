#!/usr/bin/env bash
# Asks a gateway what nobody would: documents that schemathesis makes up from the schema.
#
#   bash scripts/fuzz/schemathesis.sh -- 10000
#
# asks so many, 1,000 where no number is given. It takes Python 3.11 or newer. The packages go to .cache/, once for each
# list of them. FUZZ_URL: a gateway that runs; without it one with the sample is started, and stopped at the end.
# FUZZ_SEED: asks the same again.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "${1:-}" = -- ] && shift
examples=${1:-1000}

list=scripts/fuzz/requirements.txt
environment=".cache/fuzz-$(sha256sum "$list" | cut -c1-16)"
if [ ! -e "$environment/complete" ]; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$list"
  touch "$environment/complete"
fi

work=$(mktemp -d)
gateway=
finish() {
  if [ -n "$gateway" ]; then kill "$gateway" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

url=${FUZZ_URL:-}
if [ -z "$url" ]; then
  # How much one address may ask is not what is tried here, nor what a busy machine keeps up with.
  RATE_LIMIT=off SHED_DELAY_MS=0 HOST=127.0.0.1 PORT=0 node scripts/run.mjs start >"$work/said" 2>"$work/logged" &
  gateway=$!
  for _ in $(seq 3000); do
    url=$(sed -n 's|.*or ask \(http[^ ]*\)[.]$|\1|p' "$work/said")
    [ -n "$url" ] && break
    kill -0 "$gateway" 2>/dev/null || { cat "$work/logged" >&2; exit 1; }
    sleep 0.1
  done
fi

# Each root field is asked as often as the others.
fields=$("$environment/bin/python" -c '
import graphql, pathlib
schema = graphql.build_schema(pathlib.Path("schema/schema.graphql").read_text(), assume_valid_sdl=True)
print(len(schema.query_type.fields))')
# What it keeps for its next run goes with the folder.
root=$PWD
cd "$work"
PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS="$root/scripts/fuzz/hooks.py" \
  "$root/$environment/bin/st" --no-color --config-file "$root/scripts/fuzz/schemathesis.toml" \
  run "$root/schema/schema.graphql" --url "$url" \
  --phases fuzzing --mode all --continue-on-failure --suppress-health-check all --warnings off \
  --checks not_a_server_error,fails_only_as_declared \
  --max-examples "$(((examples + fields - 1) / fields))" ${FUZZ_SEED:+--seed "$FUZZ_SEED"}

if [ -n "$gateway" ]; then
  kill -0 "$gateway" 2>/dev/null || { echo "The gateway has ended:" >&2; cat "$work/logged" >&2; exit 1; }
  if grep -q 'Unexpected error' "$work/logged"; then
    echo "It logged errors that nobody expected:" >&2
    grep 'Unexpected error' "$work/logged" | head -n 5 >&2
    exit 1
  fi
fi
