// npm run hostile: how a caller who behaves fares while others do not.
import { parseArgs } from 'node:util';
import { createClosers } from '../closers.ts';
import { startSoaked } from '../soak/gateways.ts';
import { attack } from './attack.ts';
import { behave } from './behave.ts';
import { reportOf, type Spell } from './report.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    attackers: { type: 'string', default: '4' },
  },
});
const milliseconds = Number(values.seconds) * 1000;

const closers = createClosers();
try {
  const gateway = await startSoaked('gateway', {});
  closers.add(async () => void (await gateway.stop()));
  /** A while, with so many who attack. */
  const spell = async (attackers: number): Promise<Spell> => {
    await gateway.vitals();
    const signal = AbortSignal.timeout(milliseconds);
    const attacks = Array.from({ length: attackers }, (_, turn) =>
      attack(gateway.origin, { turn, turns: attackers, signal }),
    );
    const behaved = await behave(gateway.origin, signal);
    const { delayP99Ms } = await gateway.vitals();
    return { attackers, behaved, delayP99Ms, attacked: await Promise.all(attacks) };
  };
  // The first lets the compiler do its work.
  await spell(0);
  const spells = [await spell(0), await spell(Number(values.attackers))];
  console.log(reportOf(spells));
  if (spells.some(({ attacked }) => attacked.some(({ wrong }) => wrong.length > 0))) {
    process.exitCode = 1;
  }
} finally {
  await closers.closeAll();
}
