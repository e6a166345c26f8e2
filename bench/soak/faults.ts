// The parts that fail, how they fail, and when they did.
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../sample/random.ts';

/** What fails, as errors of the graph call it; REDIS has no error of its own. */
export type PartName = 'DICOMWEB' | 'BIGQUERY' | 'REDIS';

/** A way to fail: it lasts from the one to the other. */
export interface Fault {
  begin(): unknown;
  end(): unknown;
}

export interface Part {
  readonly name: PartName;
  /** By what it does, in words. */
  readonly faults: ReadonlyMap<string, Fault>;
}

/** A fault that there was; times as performance.now tells them. */
export interface PastFault {
  readonly part: PartName;
  readonly does: string;
  readonly begunAt: number;
  /** Null while it lasts. */
  endedAt: number | null;
}

/** The specification: so long after its return, a source is in use again. */
export const RECOVERY_MS = 5000;

export interface FaultPlan {
  readonly faultMs: readonly [number, number];
  readonly calmMs: readonly [number, number];
  readonly signal: AbortSignal;
  readonly random: Random;
  /** Is told of each fault as it begins. */
  readonly begun: (fault: PastFault) => void;
}

/**
 * Lets parts fail by chance, one after the other, at times two together, until the signal; every way
 * comes up before any comes again.
 */
export const failByChance = async (parts: readonly Part[], plan: FaultPlan): Promise<void> => {
  const { random, signal } = plan;
  let waiting: readonly Way[] = [];
  const next = (): Way | undefined => {
    if (waiting.length === 0) waiting = random.shuffled(waysOf(parts));
    const [first, ...rest] = waiting;
    waiting = rest;
    return first;
  };
  while (!signal.aborted) {
    await waited(random.between(...plan.calmMs), signal);
    const first = next();
    const second = random.chance(0.2) ? next() : undefined;
    const both = [first, second].filter((way) => way !== undefined);
    const together = both.filter((way, at) => at === 0 || way.part !== first?.part);
    if (!signal.aborted) await Promise.all(together.map((way) => fail(way, plan)));
  }
};

interface Way {
  readonly part: PartName;
  readonly does: string;
  readonly fault: Fault;
}

const waysOf = (parts: readonly Part[]): readonly Way[] =>
  parts.flatMap(({ name, faults }) =>
    [...faults].map(([does, fault]) => ({ part: name, does, fault })),
  );

const fail = async ({ part, does, fault }: Way, plan: FaultPlan): Promise<void> => {
  const past: PastFault = { part, does, begunAt: performance.now(), endedAt: null };
  plan.begun(past);
  await fault.begin();
  await waited(plan.random.between(...plan.faultMs), plan.signal);
  await fault.end();
  past.endedAt = performance.now();
};

const waited = (ms: number, signal: AbortSignal): Promise<unknown> =>
  pause(ms, undefined, { signal }).catch(() => {});

/** Parts of which something that was asked for in this time may be missing. recoveryMs: Infinity for ever. */
export const failingIn = (
  faults: readonly PastFault[],
  { from, to }: { readonly from: number; readonly to: number },
  recoveryMs: number,
): ReadonlySet<PartName> =>
  new Set(
    faults
      .filter(
        ({ begunAt, endedAt }) =>
          begunAt <= to && (endedAt === null || from < endedAt + recoveryMs),
      )
      .map(({ part }) => part),
  );
