import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type AlteredGraph, startAltered } from '../support/altered-engine.ts';
import { PLAN, type Planned } from './explain/plans.ts';

// No machine here bills by bytes, so DuckDB is given prices.
describe('explain, on an engine that bills by bytes', () => {
  const prices: string[] = [];
  let graph: AlteredGraph;
  before(async () => {
    graph = await startAltered((engine) => ({
      ...engine,
      isBilledByColumn: true,
      estimate: async ({ label, sql }) => {
        prices.push(label);
        if (label === 'count of labels') throw new Error('The price list is lost.');
        const columns = sql.split(' from ')[0]?.split(',').length ?? 0;
        return { estimatedBytes: columns * 1e9, maximumBytesBilled: 1e9, isCached: false };
      },
    }));
  });
  after(() => graph?.stop());
  beforeEach(() => void prices.splice(0));

  const bytesOf = async (source: string, variables?: Record<string, unknown>): Promise<number> => {
    const { images } = await graph.data<{ images: Planned }>(source, variables);
    return Number(images.explain.sources[0]?.estimatedBytes);
  };

  it('shows what is above the ceiling rather than refusing it', async () => {
    const { images } = await graph.data<{ images: Planned }>(
      `{ images { ${PLAN} nodes { split } } }`,
    );

    const [page] = images.explain.sources;
    assert.equal(page?.maximumBytesBilled, '1000000000');
    assert.ok(Number(page?.estimatedBytes) > 1e9);
  });

  it('asks the price of a text once, however many lists take it', async () => {
    const { patients } = await graph.data<{ patients: { nodes: readonly { images: Planned }[] } }>(
      `{ patients(first: 5) { nodes { images(first: 2) { ${PLAN} } } } }`,
    );

    assert.deepEqual(prices.toSorted(), [
      'count of images by patient',
      'page of images by patient',
    ]);
    const plans = patients.nodes.map(({ images }) => images.explain);
    assert.equal(plans.length, 5);
    for (const plan of plans) assert.deepEqual(plan, plans[0]);
  });

  it('has a price for the fields of the rows, whether a directive leaves the rows out or not', async () => {
    const rows = (fields: string): string =>
      `query ($run: Boolean!) { images { ${PLAN} nodes @include(if: $run) { ${fields} } } }`;

    const few = await bytesOf(rows('id'), { run: false });
    assert.ok(few < (await bytesOf(rows('id split dataQuality'), { run: false })));
    assert.equal(few, await bytesOf(rows('id'), { run: true }));
  });

  it('has the price of all fields where the document has no rows', async () => {
    const all =
      'followUpNumber viewPosition patientAgeYears originalSize { width } pixelSpacingMm { x } split dataQuality findings';
    const without = await bytesOf(`{ images { ${PLAN} totalCount } }`);
    const withAll = await bytesOf(`{ images { ${PLAN} nodes { ${all} } } }`);

    assert.ok(without >= withAll);
    const others = await bytesOf(`{ images { ${PLAN} } labels { nodes { image { id } } } }`);
    assert.equal(others, without);
    assert.ok(withAll > (await bytesOf(`{ images { ${PLAN} nodes { id } } }`)));
  });

  it('fails where the price cannot be learnt, as the list would', async () => {
    const { errors } = await graph.query(`{ labels { ${PLAN} } }`);

    assert.equal(errors?.[0]?.extensions['code'], 'SOURCE_UNAVAILABLE');
    assert.doesNotMatch(JSON.stringify(errors), /price list/);
  });
});
