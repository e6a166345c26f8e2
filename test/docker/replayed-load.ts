import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { bigqueryEnvironment } from '../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../support/bigquery-emulator.ts';
import type { ReplayedStage } from './replay.ts';
import { ask, type runnerWith } from './service.ts';

interface Replayed extends Pick<ReturnType<typeof runnerWith>, 'run' | 'serve'> {
  stage(name: string): ReplayedStage;
}

/** The services of the profile bigquery, as docker-compose.yml starts them one after the other. */
export const loadedSuite = ({ stage, run, serve }: Replayed): void =>
  bigquerySuite('and the emulator of docker-compose.yml', () => {
    let emulator: BigQueryEmulator;
    before(async () => {
      emulator = await startBigQueryEmulator();
    });
    after(() => emulator?.stop());

    it('are loaded with the sample, as often as they start', async () => {
      const { CATALOG: _catalog, ...env } = bigqueryEnvironment(emulator);
      for (let start = 0; start < 2; start += 1) {
        const { code, said } = await run(stage('load'), env);

        assert.equal(code, 0, said);
      }
    });

    it('serve it', async () => {
      const { url, stop } = await serve(stage('gateway'), bigqueryEnvironment(emulator));
      const answer = await ask(url, '{ dataset { isSynthetic } images { totalCount } }');
      const { code, said } = await stop();

      // The emulator counts the characters of the result, "2033", where BigQuery counts bytes of columns.
      const bytes = { bytesProcessed: '4', bytesBilled: '4' };
      assert.deepEqual(answer, {
        data: { dataset: { isSynthetic: true }, images: { totalCount: 2033 } },
        extensions: { cost: { statements: 1, cachedStatements: 0, ...bytes } },
      });
      assert.equal(code, 0, said);
    });
  });
