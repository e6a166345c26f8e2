import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildSchema, parse, print, printSchema } from 'graphql';
import { spaced } from '../../src/graphql/federation/spaced.ts';

describe('spacing a printed schema', () => {
  it('gives what graphql-js prints of the same schema', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    // As they are written here: no quotation marks in a row, nothing invisible at either end.
    const line = fc.stringMatching(/^[a-z](?:"?[a-z {(:@]){0,60}[a-z.{(]$/);
    const description = fc.option(
      fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    );
    const fields = fc.dictionary(name, description, { minKeys: 1 });
    fc.assert(
      fc.property(fields, fields, description, (members, values, of) => {
        const listed = (all: Record<string, string | null>): string =>
          Object.entries(all)
            .map(([member, text]) => `${text === null ? '' : JSON.stringify(text)} ${member}`)
            .map((member, index) => `${member}${index % 2 === 0 ? '(a: Int "b" b: Int)' : ''}: Int`)
            .join('\n');
        const schema = buildSchema(
          `${of === null ? '' : JSON.stringify(of)} type Query { ${listed(members)} } interface I { ${listed(values)} }`,
        );
        const printed = printSchema(schema);
        assert.equal(spaced(print(parse(printed))), `${printed}\n`);
      }),
      { numRuns: 200 },
    );
  });
});
