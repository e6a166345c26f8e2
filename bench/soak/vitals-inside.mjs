// Loaded into the gateway that is soaked, besides what it always loads: says how it is when it is asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

process.on('message', () => {
  const delayP99Ms = delay.percentile(99) / 1e6;
  delay.reset();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ liveBytes: heapUsed + external, delayP99Ms });
});
// Who listens would else keep the gateway from ending.
process.channel?.unref();
