import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** Twice in one image: once with another opinion, in another order than the first time. */
const REPEATING = '9188098580';

describe('A reader', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('is looked up by the whole number, and null where unknown', async () => {
    for (const [readerId, found] of [
      [REPEATING, { readerId: REPEATING }],
      [REPEATING.slice(1), null],
      [`0${REPEATING}`, null],
      ['', null],
      ['4343880271.0', null],
    ] as const) {
      const { reader } = await gateway.data<{ reader: unknown }>(
        'query ($readerId: ID!) { reader(readerId: $readerId) { readerId } }',
        { readerId },
      );
      assert.deepEqual(reader, found, readerId);
    }
  });

  it('agrees with itself as often as the repeated reads say', async () => {
    const { readers } = await gateway.data<{
      readers: readonly { readerId: string; selfConsistency: unknown }[];
    }>('{ readers { readerId selfConsistency { pairs agreeing } } }');

    assert.deepEqual(
      readers.filter(({ selfConsistency }) => selfConsistency !== null),
      [
        { readerId: '9118942219', selfConsistency: { pairs: 8, agreeing: 6 } },
        { readerId: '9140366420', selfConsistency: { pairs: 4, agreeing: 3 } },
        { readerId: '9188098580', selfConsistency: { pairs: 4, agreeing: 3 } },
      ],
    );
  });
});
