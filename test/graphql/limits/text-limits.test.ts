import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textExcess } from '../../../src/graphql/limits/text-limits.ts';

const nested = (levels: number): string => `{ ${'a { '.repeat(levels - 1)}a${' }'.repeat(levels)}`;

describe('The text of a document', () => {
  it('may nest 250 brackets deep, of whatever kind, and no deeper', () => {
    assert.equal(textExcess(nested(250)), null);
    assert.deepEqual(textExcess(nested(251)), { limit: 'NESTING', maximum: 250, actual: 251 });
    const mixed = `{ a(b: ${'[{ c: '.repeat(125)}1${' }]'.repeat(125)}) }`;
    assert.deepEqual(textExcess(mixed), { limit: 'NESTING', maximum: 250, actual: 252 });
  });

  it('is refused whether its brackets are closed or not', () => {
    assert.equal(textExcess('{ a '.repeat(3000))?.actual, 3000);
  });

  it('has brackets in strings and comments that count for nothing', () => {
    const open = '{'.repeat(300);
    for (const text of [
      `{ a(b: "${open}") }`,
      `{ a(b: "\\"${open}") }`,
      `{ a(b: """${open} " "" \\""" ${open}""") }`,
      `{ a # ${open}\n }`,
    ]) {
      assert.equal(textExcess(text), null, text.slice(0, 20));
    }
  });

  it('counts brackets behind a string and behind one that is broken off, which ends with its line', () => {
    assert.equal(textExcess(`"${'{ a '.repeat(10)}\n${'{ a '.repeat(300)}`)?.actual, 300);
    assert.equal(textExcess(`"${'{ a '.repeat(10)}\r${'{ a '.repeat(300)}`)?.actual, 300);
    // One piece, or a text of quotes alone would take a time that grows with its square.
    assert.equal(textExcess(`"${'\\"{'.repeat(300)}`), null);
    assert.equal(textExcess(`{ a(b: "x") ${'{ a '.repeat(300)}`)?.actual, 301);
  });

  it('counts brackets behind a comment, which ends with its line, however lines end', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      assert.equal(textExcess(`# {${end}${'{ a '.repeat(300)}`)?.actual, 300);
    }
  });

  it('may be 100,000 characters long', () => {
    assert.equal(textExcess(`{ a }${' '.repeat(99_995)}`), null);
    assert.deepEqual(textExcess(`{ a }${' '.repeat(99_996)}`), {
      limit: 'LENGTH',
      maximum: 100_000,
      actual: 100_001,
    });
  });
});
