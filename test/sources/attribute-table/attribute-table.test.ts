import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { SourcePlan } from '../../../src/query-plan.ts';
import { inRequest, ownRequest } from '../../../src/request.ts';
import type { AttributeTable } from '../../../src/sources/attribute-table/attribute-table.ts';
import { hostileStrings, MARKER } from '../../graph/hostile/strings.ts';
import { bigquerySuite } from '../../support/bigquery-emulator.ts';
import { attributeContract } from '../dicom-store/attributes.contract.ts';
import { HELD } from '../dicom-store/held.ts';
import { type OpenTables, openTables, tell } from './opened-table.ts';

const SEX = '00100040';
const AGE = '00101010';
const ROWS = '00280010';

/** HELD as the store tells it: in what it is stored, too. */
const DATASETS: readonly DicomDataset[] = HELD.map(({ dataset, transferSyntaxUid }) => ({
  ...dataset,
  '00083002': { vr: 'UI', Value: [transferSyntaxUid] },
}));
const UIDS = HELD.map(({ imageIndex }) => instanceKeyOf(imageIndex).instanceUid);

/** UIDs that no table has. */
const others = (count: number) => Array.from({ length: count }, (_, number) => `1.2.3.${number}`);

bigquerySuite('A table with a column for each attribute', () => {
  let tables: OpenTables;
  let table: AttributeTable;
  before(async () => {
    tables = await openTables();
    table = await tables.exported('held', DATASETS);
  });
  after(() => tables?.stop());

  attributeContract(() => ({ store: table, tellsSyntax: true }));

  /** The statements that a question takes. */
  const statementsOf = async (uids: readonly string[], wanted: readonly string[] | 'ALL') => {
    tables.front.clear();
    await tell(table, uids, wanted);
    return tables.statements();
  };

  it('is asked for the wanted columns and the key, by one parameter', async () => {
    const statements = await statementsOf(UIDS.slice(0, 2), [SEX, ROWS, '00189999']);

    assert.deepEqual(statements, [
      {
        sql: 'select `PatientSex`, `Rows`, `SOPInstanceUID` from `radiograph-test.catalog.held` where `SOPInstanceUID` in unnest(?)',
        parameters: [
          {
            parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } },
            parameterValue: {
              arrayValues: UIDS.slice(0, 2)
                .toSorted()
                .map((value) => ({ value })),
            },
          },
        ],
        isDryRun: false,
      },
    ]);
  });

  it('is asked for its key alone where nothing is wanted', async () => {
    const [statement] = await statementsOf(UIDS.slice(0, 1), []);

    assert.equal(
      statement?.sql,
      'select `SOPInstanceUID` from `radiograph-test.catalog.held` where `SOPInstanceUID` in unnest(?)',
    );
  });

  it('is asked in the same words whatever the order and the number of tags and instances', async () => {
    const texts = new Set<string | undefined>();
    for (const [uids, wanted] of [
      [UIDS.slice(0, 1), [SEX, AGE]],
      [UIDS, [AGE, SEX, AGE]],
      [UIDS.toReversed(), [AGE, SEX, '00091001']],
    ] as const) {
      const [statement] = await statementsOf(uids, wanted);
      texts.add(statement?.sql);
    }

    assert.equal(texts.size, 1);
  });

  it('is asked the same for the same instances, so that a cache can answer it', async () => {
    const [one] = await statementsOf(UIDS, [SEX]);
    const [other] = await statementsOf([...UIDS, ...UIDS].toReversed(), [SEX]);

    assert.deepEqual(other, one);
  });

  it('is asked once for 1,000 instances, and by the thousand for more', async () => {
    assert.equal((await statementsOf([...UIDS, ...others(1000 - UIDS.length)], [SEX])).length, 1);
    tables.front.clear();

    const found = await tell(table, [...others(1990), ...UIDS.slice(0, 20)], [SEX]);

    assert.equal(found.size, 20);
    assert.equal(tables.statements().length, 3);
  });

  it('costs less where fewer attributes are wanted', async () => {
    const plans: SourcePlan[] = [];
    const plan = { request: {}, add: (one: SourcePlan) => void plans.push(one) };
    for (const wanted of [[], [SEX], [SEX, AGE], 'ALL'] as const) {
      await inRequest({ ...ownRequest(), plan }, () => tell(table, UIDS, wanted));
    }

    // The emulator counts the text of the answer, BigQuery what the columns hold.
    const bytes = plans.map(({ estimatedBytes }) => Number(estimatedBytes));
    assert.deepEqual(
      bytes,
      [...new Set(bytes)].toSorted((left, right) => left - right),
    );
    assert.equal(bytes.length, 4);
  });

  it('is not asked for no instances', async () => {
    for (const wanted of [[SEX], [], 'ALL'] as const) {
      assert.deepEqual(await statementsOf([], wanted), []);
    }
  });

  it('is never asked with a UID in the text, whatever it holds', async () => {
    const [plain] = await statementsOf(UIDS, [SEX]);
    const [statement] = await statementsOf(hostileStrings, [SEX]);

    assert.equal(statement?.sql, plain?.sql);
    assert.ok(statement !== undefined && !statement.sql.includes(MARKER));
    const asked = JSON.stringify(statement.parameters);
    for (const text of hostileStrings) assert.ok(asked.includes(JSON.stringify(text)), text);
  });
});
