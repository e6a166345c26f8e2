import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { firstText } from '../../../src/dicom/element-values.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { exportColumns } from '../../support/dicom-export/export-columns.ts';
import { whatRemains } from '../../support/dicom-export/what-remains.ts';
import { pydicomFiles, skipWithoutPydicomFiles } from '../../support/pydicom-files.ts';
import { type OpenTables, openTables, tell, UID } from './opened-table.ts';

/** Attributes of the objects of other makers that can be read, each under a UID of its own, by file. */
const readObjects = async (): Promise<ReadonlyMap<string, DicomDataset>> => {
  const codec = createObjectCodec();
  const read = pydicomFiles().map(async ({ name, bytes }, number) => {
    const dataset = await codec.attributes(bytes).catch(() => null);
    const own = { vr: 'UI', Value: [`1.2.3.${number}`] };
    return dataset === null ? [] : [[name, { ...dataset, [UID]: own }] as const];
  });
  const objects = (await Promise.all(read)).flat();
  await codec.close();
  return new Map(objects);
};

bigquerySuite('An export of objects of many makers', () => {
  let tables: OpenTables;
  before(async () => {
    tables = await openTables();
  });
  after(() => tables?.stop());

  it('tells of each what its file tells, but for what an export leaves out', {
    skip: skipWithoutPydicomFiles,
  }, async () => {
    const objects = await readObjects();
    const datasets = [...objects.values()];
    const table = await tables.exported('makers', datasets);
    const uids = datasets.map(uidOf);
    tables.front.clear();
    const told = await tell(table, uids, 'ALL');

    assert.equal(tables.statements().length, 1);
    assert.ok(objects.size >= 50);
    for (const [name, dataset] of objects) {
      assert.deepEqual(told.get(uidOf(dataset)), whatRemains(dataset), name);
    }
    const everyVr = new Set([...told.values()].flatMap(vrsOf));
    for (const vr of ['AT', 'DA', 'DS', 'DT', 'FD', 'IS', 'PN', 'SQ', 'TM', 'US']) {
      assert.ok(everyVr.has(vr), vr);
    }
    assert.ok(exportColumns(datasets).length > 200);
  });
});

const uidOf = (dataset: DicomDataset): string => firstText(dataset, UID) ?? '';

/** Also of the items of sequences. */
const vrsOf = (dataset: DicomDataset): readonly string[] =>
  Object.values(dataset).flatMap(({ vr, Value: values = [] }) => [
    vr,
    ...(vr === 'SQ' ? values.flatMap((item) => vrsOf(Object(item))) : []),
  ]);
