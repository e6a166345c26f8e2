import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { globalId } from '../support/ids.ts';

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

interface Nodes {
  readonly nodes: readonly ({ readonly __typename: string; readonly id: string } | null)[];
}

const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  Image: ['00099999_000.png', '', '13', '00000013_008.PNG'],
  Patient: ['99999999', '', '-13', '1e1', '99999999999', 'null'],
  Study: ['1.2.3', '', "1' or 1=1", '..'],
  Reader: ['1', '', '434388278', '4343882785 '],
  LabelSet: ['NIH_NLP_2099', '', 'constructor'],
  FindingDefinition: ['COUGH', '', 'mass'],
  Label: [
    '',
    '/////',
    '00000013_008.png',
    '00000013_008.png/NIH_NLP_2020/NLP//2/MASS',
    '00000013_008.png/NIH_NLP_2020/NLP//1/COUGH',
    '00000013_008.png/NIH_NLP_2020/READER//1/MASS',
    '00000013_008.png/NIH_NLP_2020/NLP//1/FRACTURE',
    '00000013_008.png/NIH_NLP_2020/NLP//1/MASS/',
    '00099999_000.png/NIH_NLP_2020/NLP//1/MASS',
  ],
  image: ['00000013_008.png'],
  Query: ['x'],
  constructor: ['x'],
};

/** What was never a global id. */
const NONE: readonly string[] = [
  '',
  ' ',
  ':',
  'x',
  '13',
  '00000013_008.png',
  '%00',
  '\u0000',
  '\u{1F600}',
  'a'.repeat(10_000),
];

describe('A global id', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const find = async (ids: readonly string[]) => (await gateway.data<Nodes>(NODES, { ids })).nodes;

  for (const [type, keys] of Object.entries(UNKNOWN)) {
    it(`leads to null where the thing is unknown: ${type}`, async () => {
      const found = await find(keys.map((key) => globalId(type, key)));

      assert.deepEqual(
        found,
        keys.map(() => null),
      );
    });
  }

  it('leads to null where it is none', async () => {
    assert.deepEqual(
      await find(NONE),
      NONE.map(() => null),
    );
  });

  it('has one spelling: what is found has the id that was asked for', async () => {
    const id = globalId('Image', '00000013_008.png');
    const ids = [`${id}=`, `${id}!`, ` ${id}`, `${id}\n`, `${id.slice(0, 4)}-${id.slice(4)}`];
    ids.push(globalId('Patient', '013'), globalId('Patient', '00000013'));

    for (const [i, node] of (await find(ids)).entries()) {
      assert.ok(node === null || node.id === ids[i], `${ids[i]} found ${node?.id}`);
    }
  });
});
