import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { roleFor } from '../../src/requires.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const SECRET = { ROUTER_SECRET: 'a secret of 32 characters or more' };

describe('Fields that take a role', () => {
  it('are these, and no others', async () => {
    const schema = await buildGatewaySchema();
    const found = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => [
          `${type.name}.${field.name}`,
          roleFor(field),
        ]),
      )
      .filter(([, role]) => role !== null);

    assert.deepEqual(Object.fromEntries(found), {
      'DicomInstance.dicomUrl': 'reader',
      'DicomInstance.json': 'reader',
      'DicomInstance.tags': 'reader',
      'ImageConnection.explain': 'researcher',
      'ImageConnection.export': 'researcher',
      'LabelConnection.explain': 'researcher',
      'PatientConnection.explain': 'researcher',
      'Query.evaluate': 'researcher',
      'StudyConnection.explain': 'researcher',
    });
  });
});

/** Documents that ask for the address of an export, each in another way. */
const WAYS = {
  plainly: '{ images { export { url } } }',
  'under an alias': '{ pictures: images { totalCount: export { url } } }',
  'in a fragment': 'query { images { ...F } } fragment F on ImageConnection { export { url } }',
  'in a fragment of a fragment':
    '{ ...A } fragment A on Query { images { ...B } } fragment B on ImageConnection { export { url } }',
  'in a fragment without a type': '{ images { ... { export { url } } } }',
  'in a fragment with a directive': '{ images { ... @include(if: true) { export { url } } } }',
  'left out by a directive': '{ images { totalCount export @skip(if: true) { url } } }',
  'left out by a variable':
    'query ($no: Boolean = false) { images { totalCount export @include(if: $no) { url } } }',
  'for its name alone': '{ images { export { __typename } } }',
  'below a patient': '{ patients(first: 1) { nodes { images { export { url } } } } }',
  'below a node':
    '{ node(id: "SW1hZ2U6MDAwMDAwMDFfMDAwLnBuZw==") { ... on Image { patient { images { export { url } } } } } }',
  'below what is searched for':
    '{ search(text: "1") { ... on Patient { images { export { url } } } } }',
  'below an entity':
    '{ _entities(representations: [{ __typename: "Patient", id: "1" }]) { ... on Patient { images { export { url } } } } }',
  'beside much else': '{ dataset { name } a: images { totalCount } b: images { export { url } } }',
  'in a fragment that is spread twice':
    '{ a: images { ...F } b: images { ...F } } fragment F on ImageConnection { export { url } }',
};

describe('A document that asks for what its caller may not see', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ env: SECRET });
  });
  after(() => gateway?.stop());

  for (const [name, document] of Object.entries(WAYS)) {
    it(`is refused before anything of it runs, where it asks ${name}`, async () => {
      gateway.clearStatements();
      const { data, errors } = await gateway.query(document, {}, { role: 'reader', proof: 'jwt' });

      assert.equal(data ?? null, null);
      assert.deepEqual(
        errors?.map(({ extensions }) => extensions),
        [
          {
            code: 'FORBIDDEN',
            field: 'ImageConnection.export',
            requiredRole: 'researcher',
            role: 'reader',
          },
        ],
      );
      assert.deepEqual(gateway.statements, []);
    });
  }

  it('is told to say who asks, where nobody did', async () => {
    const { errors } = await gateway.query(WAYS.plainly);

    assert.equal(errors?.[0]?.extensions['code'], 'UNAUTHENTICATED');
    assert.match(errors?.[0]?.message ?? '', /ImageConnection.export needs the role researcher/);
  });

  it('is answered for its role, and for all above it', async () => {
    for (const role of ['researcher', 'admin'] as const) {
      const { errors } = await gateway.query(WAYS.plainly, {}, { role, proof: 'api-key' });
      assert.equal(errors, undefined);
    }
  });

  it('is refused again after somebody else was answered, and the other way round', async () => {
    const { plainly } = WAYS;
    for (const role of ['researcher', 'reader', 'researcher', 'anonymous'] as const) {
      const { errors } = await gateway.query(plainly, {}, { role, proof: 'jwt' });
      assert.equal(errors === undefined, role === 'researcher');
    }
  });
});

describe('A document', () => {
  it('is checked for nothing where nobody can prove anything', async (t) => {
    const gateway = await startGateway();
    t.after(() => gateway.stop());

    assert.equal((await gateway.query(WAYS.plainly)).errors, undefined);
  });
});
