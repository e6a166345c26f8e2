// A process with two workers: one asks for the counts of all and dies before it is answered, since the
// other never says what it counted. It prints "goes on" when prom-client has given up waiting.
import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { answerWorkers } from '../../src/telemetry/read-metrics.ts';

const WANTED = { type: 'radiograph:metrics-wanted', id: 1 };

if (cluster.isPrimary) {
  answerWorkers();
  const mute = cluster.fork();
  const asking = cluster.fork({ IS_ASKING: '1' });
  asking.once('exit', () => {
    // What was asked before is given up before.
    new AggregatorRegistry().clusterMetrics().catch(() => {
      console.log('goes on');
      mute.kill();
    });
  });
} else if (process.env['IS_ASKING'] === '1') {
  process.send?.(WANTED, () => process.exit());
}
