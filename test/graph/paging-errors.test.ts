import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const cursorOf = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Every list, and how to reach it. */
const LISTS: Readonly<Record<string, (paging: string) => string>> = {
  images: (paging) => `{ images(${paging}) { nodes { id } } }`,
  patients: (paging) => `{ patients(${paging}) { nodes { id } } }`,
  studies: (paging) => `{ studies(${paging}) { nodes { id } } }`,
  labels: (paging) => `{ labels(${paging}) { nodes { id } } }`,
  'images of a patient': (paging) =>
    `{ patient(patientId: 13) { images(${paging}) { nodes { id } } } }`,
  'images of a reader': (paging) =>
    `{ reader(readerId: "4343882785") { images(${paging}) { nodes { id } } } }`,
  'labels of a reader': (paging) =>
    `{ reader(readerId: "4343882785") { labels(${paging}) { nodes { id } } } }`,
};

/** The arguments, and what the message must name. */
const WRONG: readonly (readonly [string, readonly RegExp[]])[] = [
  ['first: 501', [/first/, /500/, /501/]],
  ['first: 2147483647', [/first/, /500/, /2147483647/]],
  ['first: -1', [/first/, /0/, /-1/]],
  ['last: 501', [/last/, /500/, /501/]],
  ['last: -1', [/last/, /0/, /-1/]],
  ['first: 1, last: 2', [/first 1/, /last 2/]],
  ['first: 0, last: 0', [/first 0/, /last 0/]],
  ['last: 1, after: "x"', [/after/, /first/]],
  ['first: 1, before: "x"', [/before/, /last/]],
  ['after: "x", before: "x"', [/after/, /before/]],
  ['after: "x"', [/after/, /cursor/, /"x"/]],
  ['before: "y"', [/before/, /cursor/, /"y"/]],
  ['after: ""', [/after/, /cursor/]],
  [`after: "${'x'.repeat(1000)}"`, [/after/, /cursor/, /x{20}/]],
];

describe('Paging arguments that cannot be', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const refuses = async (source: string, patterns: readonly RegExp[]): Promise<void> => {
    gateway.clearStatements();
    const { errors } = await gateway.query(source);

    assert.equal(errors?.length, 1, source);
    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT', source);
    for (const pattern of patterns) assert.match(errors?.[0]?.message ?? '', pattern, source);
    assert.ok((errors?.[0]?.message.length ?? 0) < 300, 'A message is no place for a long cursor.');
  };

  for (const [name, ask] of Object.entries(LISTS)) {
    it(`are refused with argument, limit and value: ${name}`, async () => {
      for (const [paging, patterns] of WRONG) await refuses(ask(paging), patterns);
    });
  }

  it('are refused before the catalog is asked', async () => {
    await refuses('{ images(first: 501) { nodes { id } } }', [/501/]);

    assert.deepEqual(gateway.statements, []);
  });

  for (const [what, values] of Object.entries({
    'no list': [{}, 'images', 13, null, true],
    'another list': [
      ['patients', 13],
      ['label', 'x'],
    ],
    'nothing else': [[], ['images']],
    'too few or too many values': [['images', '00000013_008.png', 1]],
    'values of other types': [
      ['images', 13],
      ['images', null],
      ['images', true],
      ['images', ['00000013_008.png']],
      ['images', { toString: 'x' }],
      [0, '00000013_008.png'],
    ],
  })) {
    it(`hold no cursor that was altered: ${what}`, async () => {
      for (const value of values) {
        await refuses(LISTS['images']?.(`after: "${cursorOf(value)}"`) ?? '', [/^after: .*cursor/]);
      }
    });
  }

  it('hold no cursor of an order whose values were altered', async () => {
    const order = 'orderBy: [{ field: FOLLOW_UP_NUMBER }, { field: PATIENT_ID }]';
    const name = 'images, FOLLOW_UP_NUMBER ASC, PATIENT_ID ASC';
    const own = await gateway.data<{ images: { pageInfo: { endCursor: string } } }>(
      `{ images(first: 1, ${order}) { pageInfo { endCursor } } }`,
    );
    assert.equal(own.images.pageInfo.endCursor, cursorOf([name, 0, 1, '00000001_000.png']));

    for (const [followUp, patient] of [
      ['0', 1],
      [0.5, 1],
      [1e300, 1],
      [0, '1'],
      [true, 1],
      // These are never missing.
      [null, 1],
      [0, null],
    ] as const) {
      const altered = cursorOf([name, followUp, patient, '00000001_000.png']);
      await refuses(`{ images(${order}, after: "${altered}") { nodes { id } } }`, [
        /^after: .*cursor/,
      ]);
    }
  });

  it('hold no sort key twice', async () => {
    for (const [source, field] of [
      [
        '{ images(orderBy: [{ field: PATIENT_ID }, { field: PATIENT_ID, direction: DESC }]) { nodes { id } } }',
        /PATIENT_ID/,
      ],
      [
        '{ patients(orderBy: [{ field: IMAGE_COUNT }, { field: IMAGE_COUNT }]) { nodes { id } } }',
        /IMAGE_COUNT/,
      ],
    ] as const) {
      await refuses(source, [/orderBy/, field]);
    }
  });
});
