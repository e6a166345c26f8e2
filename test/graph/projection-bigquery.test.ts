import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { SourcePlan } from '../../src/query-plan.ts';
import { bigquerySuite } from '../support/bigquery-emulator.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { type OnBigQuery, startOnBigQuery } from '../support/on-bigquery.ts';
import { PLAN, type Planned, questionsOf } from './explain/plans.ts';
import { assertSame } from './projection/both-engines.ts';
import { FIELDS, WAYS } from './projection/image-fields.ts';

// The emulator gets the statements that BigQuery gets. Its prices are its own: BigQuery counts the bytes of
// the columns that a statement reads, the emulator those of the result.

bigquerySuite('On BigQuery', () => {
  let plain: TestGateway;
  let billed: OnBigQuery;
  before(async () => {
    plain = await startGateway();
    billed = await startOnBigQuery({ dataDir: sampleDir });
  });
  after(async () => {
    await billed?.stop();
    await plain?.stop();
  });

  for (const [name, field] of Object.entries(FIELDS)) {
    it(`an image that shows its ${name} alone is the same as on DuckDB`, async () => {
      await assertSame({ plain, billed }, `{ images(first: 8) { nodes { ${field} } } }`);
    });
  }

  for (const [way, query] of Object.entries(WAYS)) {
    it(`an image shows the same fields ${way}`, async () => {
      for (const fields of ['id split', Object.values(FIELDS).join(' ')]) {
        await assertSame({ plain, billed }, `{ ${query.replaceAll('FIELDS', fields)} }`);
      }
    });
  }

  it('a plan has the statements that are sent, which name what is shown, and sends none', async () => {
    billed.clearStatements();
    const { images } = await billed.data<{ images: Planned }>(
      `query ($run: Boolean = false) { images(first: 2) { ${PLAN} nodes @include(if: $run) { split } } }`,
    );
    assert.equal(billed.statements.length, 0);
    await billed.data('{ images(first: 2) { totalCount nodes { split } } }');

    assert.deepEqual(questionsOf(images), ['page of images', 'count of images']);
    const sent = new Map(billed.statements.map(({ label, sql }) => [label, sql]));
    for (const { question, statement, ...price } of images.explain.sources) {
      assert.equal(statement, sent.get(question));
      assert.doesNotMatch(statement ?? '', /follow_up|quality|_mm|nlp/);
      assert.match(price.estimatedBytes ?? '', /^\d+$/);
      assert.match(price.maximumBytesBilled ?? '', /^\d+$/);
    }
  });

  // Of a table, BigQuery estimates all of the columns that a statement names: some of them are less than all of them,
  // whatever they hold. The emulator's own figure, the length of what comes back, falls as well.
  it('a plan of fewer fields names some of the columns of a plan of more, and has a lower price', async () => {
    const planOf = async (fields: string): Promise<SourcePlan> => {
      const { images } = await billed.data<{ images: Planned }>(
        `{ images(first: 20) { ${PLAN} nodes { ${fields} } } }`,
      );
      const plan = images.explain.sources.find(({ question }) => question === 'page of images');
      assert.ok(plan !== undefined);
      return plan;
    };
    const plans = [
      await planOf('id'),
      await planOf('id split'),
      await planOf('id split findings originalSize { width }'),
      await planOf(Object.values(FIELDS).join(' ')),
    ];

    for (const [i, more] of plans.slice(1).entries()) {
      const fewer = plans[i];
      const [some, all] = [columnsOf(fewer), columnsOf(more)];
      assert.ok(some.size > 0 && some.size < all.size);
      assert.deepEqual(
        [...some].filter((column) => !all.has(column)),
        [],
      );
      assert.ok(Number(fewer?.estimatedBytes) < Number(more.estimatedBytes));
    }
  });
});

/** The columns of images that a plan's statement names. */
const columnsOf = (plan: SourcePlan | undefined): ReadonlySet<string> =>
  new Set((plan?.statement ?? '').match(/`images`\.`\w+`/g) ?? []);
