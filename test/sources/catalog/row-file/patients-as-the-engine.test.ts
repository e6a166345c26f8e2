// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeCursor } from '../../../../src/cursor.ts';
import { EVERY_IMAGE } from '../../../../src/image/image.filter.ts';
import { EVERY_PATIENT } from '../../../../src/patient/patient.filter.ts';
import { makeSampleFile } from '../../../load/catalog-file/sample-file.ts';
import { temporaryFolder } from '../../../scripts/temporary-folder.ts';
import { compared, type OpenedRows, openRows } from './opened-rows.ts';

const RUNS = { numRuns: 80 };

describe('A row file gives what the engine gives', () => {
  const { root } = temporaryFolder();
  let opened: OpenedRows;
  before(async () => {
    const file = join(root, 'catalog.duckdb');
    await makeSampleFile(file);
    opened = await openRows(file, 300_000);
  });
  after(() => opened?.close());

  const patientIds = () => {
    const { rows } = opened;
    const ids = Array.from({ length: rows.patientCount }, (_, i) => rows.patientAt(i).patientId);
    const some = fc.oneof(fc.constantFrom(...ids), fc.constantFrom('0', '99999999'));
    return fc.uniqueArray(some, { minLength: 1, maxLength: 10 });
  };

  it('patients, and pages of them', async () => {
    const check = fc.asyncProperty(
      patientIds(),
      fc.record({ size: fc.nat(40), isBackward: fc.boolean() }),
      fc.option(fc.nat(100_000)),
      async (ids, window, from) => {
        const cursor = from === null ? null : encodeCursor('patients', [from]);
        const order = { keys: [] };
        const query = { filter: EVERY_PATIENT, order, window: { ...window, cursor } };
        assert.equal(await compared(opened, ({ patients }) => patients.patientsById(ids)), false);
        assert.equal(await compared(opened, ({ patients }) => patients.patientPage(query)), false);
      },
    );
    await fc.assert(check, RUNS);
    assert.equal(
      await compared(opened, ({ patients }) => patients.patientCount(EVERY_PATIENT)),
      false,
    );
    assert.equal(await compared(opened, ({ images: port }) => port.imageCount(EVERY_IMAGE)), false);
  });
});
