import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstDifference, line, lines, names, rounded } from '../../bench/facts.ts';
import { OUR_DIALECT } from '../../bench/ours.ts';
import { HAND_WRITTEN_DIALECT } from '../../bench/peers/hand-written.ts';
import { postgraphileDialect } from '../../bench/peers/postgraphile.ts';

describe('The facts of an answer', () => {
  it('are the same where a list is in another order, and a field null or not there', () => {
    const ours = { findings: ['MASS', 'EDEMA'], reader: null };
    const theirs = { findings: [{ finding: 'EDEMA' }, { finding: 'MASS' }] };

    assert.equal(names(ours, 'findings'), names(theirs, 'findings', 'finding'));
    assert.equal(line(ours, ['reader.id']), line(theirs, ['reader']));
  });

  it('are the same where numbers differ by the order of a sum, and not where they differ', () => {
    const [one, other, third] = [0.1 + 0.2, 0.3, 0.300_001].map((kappa) => ({ kappa }));

    assert.equal(rounded(one, ['kappa']), rounded(other, ['kappa']));
    assert.notEqual(rounded(one, ['kappa']), rounded(third, ['kappa']));
    assert.equal(rounded({ kappa: -1e-17 }, ['kappa']), rounded({ kappa: 0 }, ['kappa']));
    assert.equal(rounded({ kappa: null }, ['kappa']), 'null');
  });

  it('tell apart what is said of one thing and of another', () => {
    const labels = [
      { finding: 'MASS', value: 'PRESENT' },
      { finding: 'EDEMA', value: 'ABSENT' },
    ];

    const said = lines({ labels }, 'labels', ['finding', 'value']);

    assert.deepEqual(said, ['EDEMA ABSENT', 'MASS PRESENT']);
  });

  it('differ first where one list has a line that the other lacks', () => {
    assert.deepEqual(firstDifference(['a', 'b'], ['a']), ['b', undefined]);
    assert.deepEqual(firstDifference(['a'], ['a', 'b']), [undefined, 'b']);
    assert.equal(firstDifference(['a'], ['a']), null);
  });
});

describe('Facets in the words of three schemas', () => {
  const none = new Map<string, string>();
  const postgraphile = postgraphileDialect({ byName: none, byAge: none, byNumber: none });
  const rows = [
    { dimension: 'SEX', value: 'MALE', imageCount: 2 },
    { dimension: 'FINDING', value: 'HERNIA', imageCount: 0 },
  ];
  const bucket = { value: 'MALE', imageCount: 2 };
  const ours = { images: { facets: [{ dimension: 'SEX', buckets: [bucket] }] } };

  it('say the same, and nothing of a value that no image has', () => {
    const wanted = OUR_DIALECT.facets.facts(ours);

    assert.deepEqual(wanted, ['SEX MALE 2']);
    assert.deepEqual(HAND_WRITTEN_DIALECT.facets.facts({ facets: rows }), wanted);
    assert.deepEqual(postgraphile.facets.facts({ facets: { nodes: rows } }), wanted);
  });
});
