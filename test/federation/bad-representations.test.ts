import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { askFor, type Given } from './asking-entities.ts';

const GOOD = { __typename: 'Image', imageIndex: '00000013_008.png' };

const BAD: readonly (readonly [what: string, given: Given, said: string])[] = [
  ['a text', 'Image', ' takes an object with a __typename and a key, found "Image".'],
  ['a number', 7, ' takes an object with a __typename and a key, found 7.'],
  ['a list', [GOOD], ' takes an object with a __typename and a key, found a list.'],
  [
    'no type',
    { imageIndex: '00000013_008.png' },
    '.__typename takes one of Image, Patient, Study, Reader, LabelSet; found nothing.',
  ],
  [
    'a type that is no entity',
    { __typename: 'Label', id: 'x' },
    '.__typename takes one of Image, Patient, Study, Reader, LabelSet; found "Label".',
  ],
  [
    'a name that every object has',
    { __typename: 'constructor', id: 'x' },
    '.__typename takes one of Image, Patient, Study, Reader, LabelSet; found "constructor".',
  ],
  [
    'a type that is no text',
    { __typename: ['Image'] },
    '.__typename takes one of Image, Patient, Study, Reader, LabelSet; found a list.',
  ],
  [
    'a type without end',
    { __typename: 'I'.repeat(100_000) },
    `.__typename takes one of Image, Patient, Study, Reader, LabelSet; found "${'I'.repeat(39)}….`,
  ],
  [
    'no key',
    { __typename: 'Image', sequenceNumber: 8 },
    ' takes one of the keys imageIndex, sopInstanceUid, id of Image; found none of them.',
  ],
  [
    'keys that are null',
    { __typename: 'Patient', patientId: null, id: null },
    ' takes one of the keys patientId, id of Patient; found none of them.',
  ],
  [
    'a key that is a list',
    { __typename: 'Reader', readerId: ['1'] },
    '.readerId takes an ID, found a list.',
  ],
  [
    'a key that is an object',
    { __typename: 'Study', studyInstanceUid: {} },
    '.studyInstanceUid takes an ID, found an object.',
  ],
  ['a key that is true', { __typename: 'LabelSet', code: true }, '.code takes an ID, found true.'],
  [
    'a key that is no whole number',
    { __typename: 'Patient', patientId: 1.5 },
    '.patientId takes an ID, found 1.5.',
  ],
];

describe('bad representations', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  for (const [what, given, said] of BAD) {
    it(`refuses ${what} at its place, and answers the others`, async () => {
      const { data, errors } = await askFor(gateway, [GOOD, given, GOOD]);

      assert.deepEqual(
        data?._entities?.map((found) => found?.['imageIndex'] ?? null),
        ['00000013_008.png', null, '00000013_008.png'],
      );
      assert.deepEqual(
        errors?.map(({ message, path, extensions }) => [message, path, extensions['code']]),
        [[`representations[1]${said}`, ['_entities', 1], 'BAD_USER_INPUT']],
      );
    });
  }

  it('names the place of one that is null', async () => {
    const { data, errors } = await askFor(gateway, [GOOD, null]);

    assert.equal(data ?? null, null);
    assert.deepEqual(
      errors?.map(({ extensions }) => extensions['code']),
      ['BAD_USER_INPUT'],
    );
    assert.match(errors?.[0]?.message ?? '', /representations\[1\]/);
  });

  it('refuses 10,000 of them, naming how many it takes, and asks no statement', async () => {
    const { data, errors } = await askFor(
      gateway,
      Array.from({ length: 10_000 }, () => GOOD),
    );

    assert.equal(data, null);
    assert.equal(errors?.[0]?.message, 'representations takes at most 1000 keys, found 10000.');
    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.deepEqual(gateway.statements, []);
  });

  it('has an error of its own or null for whatever else JSON can hold', async () => {
    const key = fc.constantFrom(
      'imageIndex',
      'sopInstanceUid',
      'patientId',
      'id',
      'code',
      '__proto__',
    );
    const hostile = fc.record({
      __typename: fc.oneof(
        fc.constantFrom('Image', 'Patient', 'Study', 'Reader', 'LabelSet', '__proto__'),
        fc.jsonValue(),
      ),
      fields: fc.dictionary(key, fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue())),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), async (all) => {
        const { data, errors = [] } = await askFor(
          gateway,
          all.map(({ __typename, fields }) => ({ ...fields, __typename })),
        );
        assert.equal(data?._entities?.length, all.length);
        assert.ok(errors.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT'));
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(gateway.logged, []);
  });
});
