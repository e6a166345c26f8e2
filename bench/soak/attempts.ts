// Counts what stores are asked for each question of a caller, at the proxies before them.
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import type { Asked } from './http-proxy.ts';

/** The specification: a store is asked the same at most so often for one question of a caller. */
const MOST_ATTEMPTS = 2;

export interface Attempts {
  /** A store was asked something. */
  heard(asked: Asked): void;
  /** A caller asks its next question; what was asked for the one before is forgotten. */
  begins(caller: number, kind: string): void;
  /** Words, for each time that a store was asked too often. */
  readonly violations: readonly string[];
  /** Questions of stores by how often they were asked, from once. */
  readonly counts: readonly number[];
}

interface Current {
  readonly kind: string;
  readonly asked: Map<string, number>;
}

/** owned: the images of each caller; nobody else asks stores about them, so that it is known who does. */
export const countAttempts = (owned: readonly (readonly string[])[]): Attempts => {
  const owners = new Map(
    owned.flatMap((images, caller) =>
      images.flatMap((image) => Object.values(instanceKeyOf(image)).map((uid) => [uid, caller])),
    ),
  );
  const current = new Map<number, Current>();
  const violations: string[] = [];
  const counts: number[] = [];
  const jobs = new Map<string, number>();
  return {
    violations,
    counts,
    begins: (caller, kind) => void current.set(caller, { kind, asked: new Map() }),
    heard: (question) => {
      const caller = ownerOf(question, owners, jobs);
      const now = caller === undefined ? undefined : current.get(caller);
      if (now === undefined) return;
      const key = keyOf(question);
      const times = (now.asked.get(key) ?? 0) + 1;
      now.asked.set(key, times);
      counts[times - 1] = (counts[times - 1] ?? 0) + 1;
      if (times > MOST_ATTEMPTS)
        violations.push(`${now.kind}: asked ${times} times: ${key.slice(0, 400)}`);
    },
  };
};

const UID = /\d+(?:\.\d+){5,}/g;
const JOB = /radiograph-[\w-]+/;
/** Jobs whose callers are remembered: many more than run at a time. */
const MOST_JOBS = 1000;

/** Who asked for it: the owner of the images that it is about, or of the job. */
const ownerOf = (
  { path, body }: Asked,
  owners: ReadonlyMap<string, number>,
  jobs: Map<string, number>,
): number | undefined => {
  const [job = ''] = JOB.exec(path + body) ?? [];
  const uids = `${path} ${body}`.match(UID) ?? [];
  const owner = uids.map((uid) => owners.get(uid)).find((one) => one !== undefined);
  if (owner === undefined) return jobs.get(job);
  if (job !== '') jobs.set(job, owner);
  if (jobs.size > MOST_JOBS) jobs.delete(jobs.keys().next().value ?? '');
  return owner;
};

/**
 * A job that is begun anew has another name. Of a question for its results, the name counts. A store that
 * does not send one form of an answer is asked for another, which is another question.
 */
const keyOf = ({ method, path, accept, body }: Asked): string =>
  `${method} ${path} ${body.replaceAll(new RegExp(JOB, 'g'), 'JOB')} ${accept}`;
