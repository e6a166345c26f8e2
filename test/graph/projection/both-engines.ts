import assert from 'node:assert/strict';
import { type AlteredGraph, startAltered } from '../../support/altered-engine.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** DuckDB as it is, and DuckDB told that it bills by column: no machine here has an engine that does. */
export interface BothEngines {
  readonly plain: TestGateway;
  readonly billed: AlteredGraph;
  /** Insists on the same answer of both, from the same statements but for their columns. */
  assertSame(query: string): Promise<void>;
  stop(): Promise<void>;
}

export const startBoth = async (isCaching = false): Promise<BothEngines> => {
  const plain = await startGateway();
  const billed = await startAltered((engine) => ({ ...engine, isBilledByColumn: true }), isCaching);
  return {
    plain,
    billed,
    assertSame: (query) => assertSame({ plain, billed }, query, !isCaching),
    stop: async () => {
      await billed.stop();
      await plain.stop();
    },
  };
};

/** Insists on the same answer of two graphs, and on the same statements where that is wanted. */
export const assertSame = async (
  { plain, billed }: Record<'plain' | 'billed', AlteredGraph>,
  query: string,
  isOfSameStatements = true,
): Promise<void> => {
  plain.clearStatements();
  billed.clearStatements();
  assert.deepEqual(await billed.data(query), await plain.data(query), query);
  if (isOfSameStatements) assert.deepEqual(labelsOf(billed), labelsOf(plain), query);
};

const labelsOf = ({ statements }: AlteredGraph): readonly string[] =>
  statements.map(({ label }) => label).sort();
