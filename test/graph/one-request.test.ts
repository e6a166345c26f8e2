import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeCursor } from '../../src/cursor.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('Within one request', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startGateway();
  });

  after(() => gateway.stop());

  const labelsOf = async (query: string): Promise<string[]> => {
    gateway.clearStatements();
    await gateway.data(query);
    return gateway.statements.map(({ label }) => label);
  };

  it('the readers are asked for once, however many label sets, reads and votes name them', async () => {
    const asked = await labelsOf(
      '{ labelSets { readers { readerId } } labels(first: 50, filter: { source: { eq: READER } }) { nodes { reader { readerId } labelSet { readers { readerId } } } } image(by: { imageIndex: "00000013_008.png" }) { consensus(finding: PNEUMOTHORAX, labelSet: FOUR_FINDINGS_2019) { reads { reader { readerId } } } } }',
    );
    assert.equal(asked.filter((label) => label === 'readers').length, 1);
  });

  it('a total is counted once under two names', async () => {
    assert.deepEqual(await labelsOf('{ images { a: totalCount b: totalCount } }'), [
      'count of images',
    ]);
  });

  it('a label cursor whose image is gone goes on with the next image, and loses none', async () => {
    const gone = encodeCursor('labels', ['00000000_500.png', 6, 99_999, 1]);
    const first = '{ labels(first: 3) { nodes { id } } }';
    const behind = `{ labels(first: 3, after: "${gone}") { nodes { id } } }`;
    assert.deepEqual(await gateway.data(behind), await gateway.data(first));

    const beyond = encodeCursor('labels', ['99999999_999.png', 0, 1, 1]);
    const last = '{ labels(last: 3) { nodes { id } } }';
    const ahead = `{ labels(last: 3, before: "${beyond}") { nodes { id } } }`;
    assert.deepEqual(await gateway.data(ahead), await gateway.data(last));
  });

  it('a reader is found by any beginning of its number, of eight digits too', async () => {
    for (const length of [7, 8, 9, 10]) {
      const text = '4343880271'.slice(0, length);
      const { search } = await gateway.data<{ search: { readerId?: string }[] }>(
        `{ search(text: "${text}") { ... on Reader { readerId } } }`,
      );
      assert.ok(
        search.some(({ readerId }) => readerId === '4343880271'),
        text,
      );
    }
  });

  it('a mutation is refused as the mistake that it is, and not logged', async () => {
    const { errors } = await gateway.query('mutation { a }');
    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.deepEqual(gateway.logged, []);
  });
});
