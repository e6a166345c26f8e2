import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SourceError } from '../../src/errors.ts';
import { toGlobalId } from '../../src/global-id.ts';
import { type Answering, startAnswering } from './errors/answering.ts';

const IMAGE = { __typename: 'Image', imageIndex: '00000013_008.png' };
const PATIENT = { __typename: 'Patient', patientId: '13' };
const ids = {
  Image: toGlobalId('Image', IMAGE.imageIndex),
  Patient: toGlobalId('Patient', PATIENT.patientId),
};

const QUESTIONS = [
  {
    field: 'nodes',
    query: 'query ($all: [ID!]!) { nodes(ids: $all) { id } }',
    all: [ids.Patient, ids.Image, ids.Patient],
  },
  {
    field: 'patientsById',
    query: 'query ($all: [ID!]!) { patientsById(patientIds: $all) { id } }',
    all: ['13', 'unknown', '13'],
  },
  {
    field: '_entities',
    query:
      'query ($all: [_Any!]!) { _entities(representations: $all) { ... on Image { id } ... on Patient { id } } }',
    all: [PATIENT, IMAGE, PATIENT],
  },
];

describe('a list of which some items fail', () => {
  let gateway: Answering;
  before(async () => {
    gateway = await startAnswering();
  });
  after(() => gateway?.stop());

  for (const { field, query, all } of QUESTIONS) {
    // Its plan is kept from the second time on.
    it(`keeps the places of all of them, of ${field}, however often it is asked`, async () => {
      for (let time = 1; time <= 3; time += 1) {
        const { data, errors } = await gateway.ask(
          query,
          ({ patients }) => ({
            patients: {
              ...patients,
              patientsById: async () => {
                throw new SourceError('CATALOG', 'patients', { cause: null });
              },
            },
          }),
          { all },
        );

        const known = field === 'patientsById' ? null : { id: ids.Image };
        assert.deepEqual(data, { [field]: [null, known, null] });
        assert.deepEqual(
          errors.map(({ path, extensions }) => [path, extensions['code']]),
          [
            [[field, 0], 'SOURCE_UNAVAILABLE'],
            [[field, 2], 'SOURCE_UNAVAILABLE'],
          ],
        );
      }
    });
  }
});
