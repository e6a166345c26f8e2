import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { readCollection } from '../../oracle/read-collection.ts';
import type { Collection, LabelSetCode } from '../../oracle/rows.ts';
import { sampleDir, startGateway, type TestGateway } from '../../support/gateway.ts';
import { asTexts, expectedRow } from './expected-rows.ts';
import { csvRows, exportFile, exportOf, fetchFile } from './exporting.ts';

const CURRENT: readonly LabelSetCode[] = [
  'NIH_NLP_2020',
  'FOUR_FINDINGS_2019',
  'ALL_FINDINGS_2021',
];

describe('An exported file', () => {
  let gateway: TestGateway;
  let collection: Collection;
  before(async () => {
    collection = readCollection(sampleDir);
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  it('CSV: has all images by file name, with what the published files say of them', async () => {
    const rows = csvRows(await exportFile(gateway));

    assert.deepEqual(
      rows,
      collection.images.map((image) => asTexts(expectedRow(image, CURRENT))),
    );
  });

  it('CSV: has the columns of the label sets that are asked for, superseded ones too', async () => {
    const labelSets = ['NIH_NLP_2017', 'ALL_FINDINGS_2021'] as const;
    const rows = csvRows(await exportFile(gateway, { labelSets: [...labelSets].reverse() }));

    assert.deepEqual(
      rows,
      collection.images.map((image) => asTexts(expectedRow(image, labelSets))),
    );
    const names = Object.keys(rows[0] ?? {});
    assert.ok(names.indexOf('NIH_NLP_2017_MASS') < names.indexOf('ALL_FINDINGS_2021_MASS'));
  });

  it('JSONL: says first what it is, then has the same rows, with null for what is missing', async () => {
    const text = (await exportFile(gateway, { format: 'JSONL' })).toString();
    const [first, ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));

    assert.deepEqual(Object.keys(first ?? {}), ['cohort']);
    assert.deepEqual(
      rows,
      collection.images.map((image) => expectedRow(image, CURRENT)),
    );
  });

  it('Parquet: says in its metadata what it is, and has the same rows', async () => {
    const file = bufferOf(await exportFile(gateway, { format: 'PARQUET' }));
    const { key_value_metadata: metadata = [] } = await parquetMetadataAsync(file);

    assert.deepEqual(
      metadata.map(({ key }) => key),
      ['radiograph.cohort'],
    );
    assert.deepEqual(
      await parquetReadObjects({ file }),
      collection.images.map((image) => expectedRow(image, CURRENT)),
    );
  });

  it('of no image at all is a file without rows', async () => {
    const filter = { imageIndex: { in: [] } };
    const [csv, jsonl, parquet] = await Promise.all(
      (['CSV', 'JSONL', 'PARQUET'] as const).map((format) =>
        exportFile(gateway, { filter, format }),
      ),
    );

    assert.match(csv?.toString() ?? '', /^imageIndex,[^\n]+\n$/);
    assert.match(jsonl?.toString() ?? '', /^\{"cohort":.+\}\n$/);
    assert.deepEqual(await parquetReadObjects({ file: bufferOf(parquet ?? Buffer.of()) }), []);
  });

  it('says the same of itself in every format, and which filter gives its images', async () => {
    const filter = { sex: { eq: 'FEMALE' }, patientAgeYears: { lt: 40 } };
    const { url, metadataUrl } = await exportOf(gateway, { filter });
    const { body, headers } = await fetchFile(gateway, metadataUrl ?? '');
    const { notes, tableSchema, ...beside } = JSON.parse(body.toString());
    const { cohort } = notes[0];

    assert.equal(headers['content-type'], 'application/csvm+json; charset=utf-8');
    assert.equal(beside.url, new URL(url).pathname.split('/').at(-1));
    const jsonl = await exportFile(gateway, { filter, format: 'JSONL' });
    assert.deepEqual(JSON.parse(jsonl.toString().split('\n', 1)[0] ?? ''), { cohort });
    const parquet = bufferOf(await exportFile(gateway, { filter, format: 'PARQUET' }));
    const { key_value_metadata: metadata } = await parquetMetadataAsync(parquet);
    assert.deepEqual(JSON.parse(metadata?.[0]?.value ?? ''), cohort);

    const again = await exportOf(gateway, { filter: cohort.filter });
    assert.equal(again.cohortId, cohort.cohortId);
    const names = Object.keys(csvRows(await exportFile(gateway, { filter }))[0] ?? {});
    for (const columns of [cohort.columns, tableSchema.columns]) {
      assert.deepEqual(
        columns.map(({ name }: { name: string }) => name),
        names,
      );
    }
  });

  it('cites the sets in its columns and its filter, and no others', async () => {
    const yearsOf = async (given: Parameters<typeof exportOf>[1]) => {
      const { citations } = await exportOf(gateway, given);
      const file = await exportFile(gateway, { ...given, format: 'JSONL' });
      const { cohort } = JSON.parse(file.toString().split('\n', 1)[0] ?? '');
      assert.deepEqual(
        cohort.citations.map(({ text }: { text: string }) => ({ text })),
        citations,
      );
      return cohort.citations.map(({ year }: { year: number }) => year);
    };
    const some = { labelSet: { eq: 'FOUR_FINDINGS_2019' } };

    assert.deepEqual(await yearsOf({}), [2017, 2019, 2021]);
    assert.deepEqual(await yearsOf({ labelSets: ['NIH_NLP_2020'] }), [2017]);
    assert.deepEqual(
      await yearsOf({ labelSets: ['NIH_NLP_2020'], filter: { labels: { some } } }),
      [2017, 2019],
    );
  });
});

const bufferOf = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer => {
  const copy = new ArrayBuffer(byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
  return copy;
};
