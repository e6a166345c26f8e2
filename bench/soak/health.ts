// What a gateway must not do while it is soaked, whatever fails behind it.
import type { SoakedGateway } from './gateways.ts';
import type { Tally } from './tally.ts';
import { growthOf, MOST_GROWTH, type Watched } from './watch.ts';

/** Delay of the event loop, in milliseconds. */
const MOST_DELAY_MS = 100;

/** They do not grow, and are not held up. */
export const judgeVitals = (watched: readonly Watched[], tally: Tally): void => {
  for (const { gateway, residentMegabytes, liveMegabytes, delayP99Ms } of watched) {
    const [live, resident] = [growthOf(liveMegabytes), growthOf(residentMegabytes)];
    const worst = Math.max(0, ...delayP99Ms.map(([, ms]) => ms));
    if (live > MOST_GROWTH.live)
      tally.violate('leaks', `${gateway.name}: ${live.toFixed(1)} MiB in use`);
    if (resident > MOST_GROWTH.resident)
      tally.violate('grows', `${gateway.name}: ${resident.toFixed(1)} MiB resident`);
    if (worst > MOST_DELAY_MS)
      tally.violate('event loop', `${gateway.name}: p99 ${worst.toFixed(0)} ms in 10 s`);
  }
};

/** Answers that may be turned away: the load is one that a gateway keeps up with. */
const MOST_SHED = 0.01;

/** Too many are not turned away. */
export const judgeShed = (tally: Tally): void => {
  const counts = [...tally.answers.values()];
  const shed = counts.reduce((sum, { SHED }) => sum + SHED, 0);
  const all = counts.flatMap((one) => Object.values(one)).reduce((sum, one) => sum + one, 0);
  if (shed > MOST_SHED * all) tally.violate('turned away', `${shed} of ${all}`);
};

/** They end well, and have logged nothing that nobody expected. */
export const judgeEnds = async (
  gateways: readonly SoakedGateway[],
  tally: Tally,
): Promise<void> => {
  for (const gateway of gateways) {
    const status = await gateway.stop();
    if (status !== 0) tally.violate('ended badly', `${gateway.name}: status ${status}`);
    const [bug] = /.*Unexpected error.*/.exec(gateway.logged()) ?? [];
    if (bug !== undefined) tally.violate('logged a bug', `${gateway.name}: ${bug.slice(0, 500)}`);
  }
};
