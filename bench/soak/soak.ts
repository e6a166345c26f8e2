// Lets the parts behind gateways fail by chance under load, and compares every answer with the right one.
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, randomFor } from '../../sample/random.ts';
import type { Closers } from '../closers.ts';
import { ask } from './ask.ts';
import { type Attempts, countAttempts } from './attempts.ts';
import { failByChance, type PastFault } from './faults.ts';
import { judgeEnds, judgeShed, judgeVitals } from './health.ts';
import { judge } from './judge.ts';
import type { SoakOptions } from './options.ts';
import { questionOfScores, questionsAbout, questionsOfLabels } from './questions.ts';
import { exportQuestions, type Recorded, record } from './record.ts';
import { type Stand, startStand } from './stand.ts';
import { createTally, type Tally } from './tally.ts';
import { type Watched, watch } from './watch.ts';

export interface Soaked {
  readonly tally: Tally;
  readonly faults: readonly PastFault[];
  readonly attempts: Attempts;
  readonly watched: readonly Watched[];
}

/** Between two questions of a caller, in milliseconds. */
const PAUSE_MS = [5, 80] as const;
const say = (words: string): void => console.error(words);

/** Soaks, and tells all that was seen; what must not be is in the tally. */
export const soak = async (options: SoakOptions, closers: Closers): Promise<Soaked> => {
  const { seed, callers, imagesEach, isTimed } = options;
  // The proxies are there before it is known whose images are asked for.
  let attempts: Attempts | null = null;
  const heard: Attempts['heard'] = (asked) => attempts?.heard(asked);
  const stand = await startStand({ seed, imageCount: callers * imagesEach, heard }, closers);
  const names = stand.radiographs.map(({ imageIndex }) => imageIndex);
  const owned = Array.from({ length: callers }, (_, at) =>
    names.slice(at * imagesEach, (at + 1) * imagesEach),
  );
  say(`Seed ${seed}. Recording the right answers.`);
  const load = await recordAll(stand, owned, options);
  attempts = countAttempts(owned);
  const soaked = await underFaults(stand, load, { ...options, attempts });
  for (const words of attempts.violations) soaked.tally.violate('asked too often', words);
  if (isTimed) {
    judgeVitals(soaked.watched, soaked.tally);
    judgeShed(soaked.tally);
  }
  await judgeEnds(stand.gateways, soaked.tally);
  return soaked;
};

/** Recorded answers of a caller: to questions of its own, to those that all share, and for files. */
type OfCaller = readonly (readonly Recorded[])[];

/** Lets parts fail and callers call, until the time is over. */
const underFaults = async (
  stand: Stand,
  load: readonly OfCaller[],
  { attempts, seed, ...options }: SoakOptions & { readonly attempts: Attempts },
): Promise<Soaked> => {
  const faults: PastFault[] = [];
  const tally = createTally(faults, options.isTimed);
  const ending = AbortSignal.timeout(options.seconds * 1000);
  if (options.isLiedTo) stand.lie();
  say(`Soaking for ${options.seconds} s.`);
  const watching = stand.gateways.map((gateway) => watch(gateway, ending));
  const calling = load.map((own, caller) =>
    call(own, {
      caller,
      tally,
      attempts,
      ending,
      random: randomFor(`soak ${seed}: caller ${caller}`),
    }),
  );
  const failing = failByChance(stand.parts, {
    ...options,
    signal: ending,
    random: randomFor(`soak ${seed}: faults`),
    begun: (fault) => {
      faults.push(fault);
      say(`${fault.part} ${fault.does}`);
    },
  });
  const [watched] = await Promise.all([Promise.all(watching), ...calling, failing]);
  return { tally, faults, attempts, watched };
};

/** What each caller asks: of its own images, and of what all share. */
const recordAll = async (
  { gateways }: Stand,
  owned: readonly (readonly string[])[],
  { seed, ofEachKind }: SoakOptions,
): Promise<readonly OfCaller[]> => {
  const random = randomFor(`soak ${seed}: questions`);
  const own = owned.map((images) => questionsAbout(images, random));
  const scores = Array.from({ length: 5 }, () => questionOfScores(owned.flat(), random));
  const labels = [...questionsOfLabels(ofEachKind, seed), ...scores];
  const recorded = await Promise.all(
    gateways.map(async (gateway) => {
      const files = await record(gateway, await exportQuestions(gateway));
      const shared = await record(gateway, labels);
      return { files, shared, own: await Promise.all(own.map((some) => record(gateway, some))) };
    }),
  );
  return owned.map((_, caller) => [
    recorded.flatMap((one) => one.own[caller] ?? []),
    recorded.flatMap(({ shared }) => shared),
    recorded.flatMap(({ files }) => files),
  ]);
};

interface Caller {
  readonly caller: number;
  readonly tally: Tally;
  readonly attempts: Attempts;
  readonly ending: AbortSignal;
  readonly random: Random;
}

/** Of ten questions, six are about the caller's images, three about labels, and one is for a file. */
const WEIGHTS = [6, 3, 1];

const call = async (groups: OfCaller, of: Caller): Promise<void> => {
  const { caller, tally, attempts, ending, random } = of;
  const weighted = groups.map((group, at) => [group, WEIGHTS[at] ?? 0] as const);
  while (!ending.aborted) {
    const recorded = random.pick(random.weighted(weighted));
    const { gateway, question, right } = recorded;
    attempts.begins(caller, question.kind);
    const from = performance.now();
    try {
      const answer = await ask(gateway.origin, question);
      const verdict = judge(right, answer, question.isGraph);
      tally.note({ recorded, verdict, from, to: performance.now() });
    } catch (error) {
      tally.violate('not answered', `${gateway.name}: ${question.kind}: ${String(error)}`);
    }
    await pause(random.between(...PAUSE_MS));
  }
};
