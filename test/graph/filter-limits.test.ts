import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const boxes = (count: number) => ({
  or: Array.from({ length: count }, () => ({ boundingBoxes: { some: { any: true } } })),
});

describe('A filter that searches other tables', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startGateway();
  });

  after(() => gateway.stop());

  const count = (type: string, field: string, filter: object) =>
    gateway.query(`query ($filter: ${type}) { ${field}(filter: $filter) { totalCount } }`, {
      filter,
    });

  it('may do so 50 times', async () => {
    const { errors } = await count('ImageFilterInput', 'images', boxes(50));
    assert.equal(errors, undefined);
  });

  it('is refused beyond, with the limit and the number found, and asks nothing', async () => {
    gateway.clearStatements();

    const { errors } = await count('ImageFilterInput', 'images', boxes(51));

    assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.match(errors?.[0]?.message ?? '', /at most 50 conditions .*found 51/);
    assert.equal(gateway.statements.length, 0);
  });

  it('has a thousand conditions at most, of any kind', async () => {
    const ages = (length: number) => ({
      or: Array.from({ length }, (_, at) => ({ not: { patientAgeYears: { eq: at } } })),
    });
    assert.equal((await count('ImageFilterInput', 'images', ages(1000))).errors, undefined);
    const { errors } = await count('ImageFilterInput', 'images', ages(1001));
    assert.match(errors?.[0]?.message ?? '', /at most 1000 conditions, found 1001/);
  });

  it('counts conditions on UIDs of studies, which are in another table too', async () => {
    const studies = (length: number) => ({
      or: Array.from({ length }, (_, at) => ({ not: { studyInstanceUid: { eq: `1.2.${at}` } } })),
    });
    assert.equal((await count('ImageFilterInput', 'images', studies(50))).errors, undefined);
    const { errors } = await count('ImageFilterInput', 'images', studies(51));
    assert.match(errors?.[0]?.message ?? '', /at most 50 conditions .*found 51/);
  });

  it('counts what stands within conditions on images', async () => {
    const filter = { images: { some: boxes(50) } };
    const { errors } = await count('PatientFilterInput', 'patients', filter);
    assert.match(errors?.[0]?.message ?? '', /found 51/);
  });
});
