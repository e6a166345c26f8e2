import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RequestFacts } from '../../src/request.ts';
import { type AskingPatients, askingPatients } from './asked/asking-patients.ts';

const QUERY = '{ patient(patientId: 13) { sex } }';

describe('What runs for an operation', () => {
  let seen: RequestFacts[] = [];
  let gateway: AskingPatients;
  before(async () => {
    gateway = await askingPatients((request) => void seen.push(request));
  });
  after(() => gateway?.stop());
  beforeEach(() => {
    seen = [];
  });

  it('runs in its request, whether its plan was kept or not', async () => {
    // Kept from the second time on.
    for (const caller of ['ann', 'bob', 'cay']) {
      await gateway.ask({ query: QUERY }, { caller, role: 'reader' });
    }

    assert.deepEqual(
      seen.map(({ caller, role }) => [caller, role]),
      [
        ['ann', 'reader'],
        ['bob', 'reader'],
        ['cay', 'reader'],
      ],
    );
  });

  it('runs in its own request, where many are answered at once', async () => {
    const callers = Array.from({ length: 20 }, (_, i) => `${i}`);
    await Promise.all(callers.map((caller) => gateway.ask({ query: QUERY }, { caller })));

    assert.deepEqual(seen.map(({ caller }) => caller).toSorted(), callers.toSorted());
  });

  it('knows the name of the operation, null where it has none', async () => {
    const two = `query One { patient(patientId: 13) { id } } query Two { dataset { name } }`;
    await gateway.ask({ query: QUERY });
    await gateway.ask({ query: `query Named ${QUERY}` });
    await gateway.ask({ query: two, operationName: 'One' });

    assert.deepEqual(
      seen.map(({ operationName }) => operationName()),
      [null, 'Named', 'One'],
    );
  });

  it('knows all fields of the operation, and none of another', async () => {
    const query = `query One($no: Boolean = false) {
        patient(patientId: 13) { ...A  timeline @include(if: $no) { __typename age: patientAgeYears } }
      }
      fragment A on Patient { sex ... on Patient { images { nodes { ...B } } } }
      fragment B on Image { imageIndex @skip(if: true) }
      query Two { dataset { name } }`;
    await gateway.ask({ query, operationName: 'One' });

    assert.deepEqual([...(seen[0]?.shown() ?? [])].toSorted(), [
      'Image.imageIndex',
      'ImageConnection.nodes',
      'Patient.images',
      'Patient.sex',
      'Patient.timeline',
      'Query.patient',
      'TimelineEntry.patientAgeYears',
    ]);
  });

  it('counts the field of an interface for each of its types', async () => {
    await gateway.ask({ query: '{ node(id: "x") { id } patient(patientId: 13) { sex } }' });

    const shown = seen[0]?.shown() ?? new Set();
    assert.deepEqual(
      ['Node.id', 'Image.id', 'Patient.id', 'Image.imageIndex'].map((name) => shown.has(name)),
      [true, true, true, false],
    );
  });

  it('looks at the fields of a document once, however often it is asked', async () => {
    for (const caller of ['ann', 'bob', 'cay']) await gateway.ask({ query: QUERY }, { caller });

    const [first, ...others] = seen.map(({ shown }) => shown());
    for (const other of others) assert.equal(other, first);
  });
});
