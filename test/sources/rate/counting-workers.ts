// A process with three workers, each of which counts 5 points of one caller: it prints what they found.
import cluster from 'node:cluster';
import { countForWorkers } from '../../../src/compose-limits.ts';
import { openPointCounts } from '../../../src/sources/rate/point-counts.ts';

const WORKERS = 3;

if (cluster.isPrimary) {
  countForWorkers();
  const found: unknown[] = [];
  cluster.on('message', (_worker, message: unknown) => {
    if (typeof message !== 'object' || message === null || !('found' in message)) return;
    found.push(message.found);
    if (found.length < WORKERS) return;
    console.log(JSON.stringify(found));
    for (const worker of Object.values(cluster.workers ?? {})) worker?.kill();
  });
  for (let i = 0; i < WORKERS; i += 1) cluster.fork();
} else {
  const counts = await openPointCounts({ windowSeconds: 60, redisUrl: null });
  process.send?.({ found: (await counts.add('caller', 5))?.used ?? null });
}
