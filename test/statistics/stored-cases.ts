import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** The cases of a file of test/statistics/expected/, which scripts/statistics/expected.py computes. */
export function storedCases(name: string): readonly string[] {
  const file = new URL(`expected/${name}.jsonl`, import.meta.url);
  // The first line names the packages that the values come from.
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
}

const TOLERANCE = 1e-9;

/** Fails where two answers differ: numbers by more than 1e-9, anything else at all. */
export function assertClose(actual: unknown, expected: unknown, where = 'It'): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const isClose = Math.abs(actual - expected) <= TOLERANCE;
    assert.ok(isClose, `${where} is ${actual}, and ${expected} is expected.`);
  } else if (isObject(actual) && isObject(expected)) {
    assert.deepEqual(Object.keys(actual).toSorted(), Object.keys(expected).toSorted(), where);
    for (const [key, value] of Object.entries(actual)) {
      assertClose(value, expected[key], `${where}.${key}`);
    }
  } else {
    assert.deepEqual(actual, expected, where);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
