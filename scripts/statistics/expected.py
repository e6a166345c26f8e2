"""Expected values of the statistics, from implementations that are not this project's.

    expected.sh           writes test/statistics/expected/
    expected.sh --check   computes all of it again and compares; ends with 1 where anything differs

The values on the published files need those files, which RADIOGRAPH_REAL_DATA names, by default
../shared/data/nih-chest-xray. Without them, that part is left as it stands, and said so.
"""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path

import published
import random_cases
import real_cases

PROJECT = Path(__file__).resolve().parents[2]
STORED = PROJECT / "test/statistics/expected"
REAL_DATA = Path(os.environ.get("RADIOGRAPH_REAL_DATA", PROJECT / "../shared/data/nih-chest-xray"))
PACKAGES = ["irrCAC", "krippendorff", "MLstatkit", "numpy", "pandas", "scikit-learn", "scipy", "statsmodels"]

# What is stored has eleven decimals, what is compared agrees to nine.
DECIMALS = 11
TOLERANCE = 1e-9


def main():
    is_check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not is_check:
        sys.exit(__doc__)
    problems = []
    for name, cases in all_cases().items():
        lines = [with_expected(name, case) for case in cases]
        if is_check:
            problems += differences(name, lines)
        else:
            write(name, lines)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def all_cases():
    cases = random_cases.all_cases()
    if (REAL_DATA / "Data_Entry_2017_v2020.csv").exists():
        cases |= real_cases.all_cases(REAL_DATA)
    elif os.environ.get("RADIOGRAPH_REQUIRE_REAL_DATA") == "1":
        sys.exit(f"The published files are required, but {REAL_DATA} does not hold them.")
    else:
        print(f"NOT COMPUTED ON THE PUBLISHED FILES: none in {REAL_DATA}.", file=sys.stderr)
    return cases


def with_expected(name, case):
    statistic = name.removeprefix("real-")
    return {**case, "expected": rounded(published.STATISTICS[statistic](case))}


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    if not isinstance(value, float):
        return value
    short = round(value, DECIMALS)
    return int(short) if short == int(short) else short


def write(name, cases):
    # The first line says what made the others.
    lines = [{"versions": {package: version(package) for package in PACKAGES}}, *cases]
    STORED.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    (STORED / f"{name}.jsonl").write_text(text)
    print(f"{name}: {len(cases)} cases, {len(text)} bytes")


def differences(name, cases):
    stored = [json.loads(line) for line in (STORED / f"{name}.jsonl").read_text().splitlines()][1:]
    if len(stored) != len(cases):
        return [f"{name}: {len(stored)} cases are stored, {len(cases)} come out."]
    found = [
        f"{name}, line {line}: stored {json.dumps(left)}, computed {json.dumps(right)}"
        for line, (left, right) in enumerate(zip(stored, cases, strict=True), start=2)
        if not is_close(left, right)
    ]
    print(f"{name}: {len(cases) - len(found)} of {len(cases)} cases as stored")
    return found


def is_close(left, right):
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(is_close(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_close, left, right))
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return abs(left - right) <= TOLERANCE
    return left == right


if __name__ == "__main__":
    main()
