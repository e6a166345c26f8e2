import { buffer } from 'node:stream/consumers';
import type { DicomStore } from '../../../src/dicom/dicom-store.source.ts';
import type { InstanceKey } from '../../../src/dicom/instance-key.ts';
import { SourceError } from '../../../src/errors.ts';
import { dicomwebStore } from '../../../src/sources/dicomweb/dicomweb-store.ts';
import { standardTransport } from '../../../src/sources/dicomweb/standard-transport.ts';
import type { Clock } from '../../../src/sources/guard/clock.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { sized } from '../../support/looks.ts';

/** A clock that takes no pauses. */
const restless: Clock = { now: () => performance.now(), pause: async () => {} };

/** The store as the gateway has it, with a patience in milliseconds. */
export const openStore = (url: string, timeoutMs = 20_000): DicomStore => {
  const guard = createGuard(
    { source: 'DICOMWEB', timeoutMs, concurrent: 50, queued: 2000 },
    restless,
  );
  return dicomwebStore(standardTransport({ url, authorization: null, timeoutMs }), guard);
};

/** How a question ends: the problem of its SourceError, with what callers see of it. */
export const endOf = async (answer: Promise<unknown>): Promise<string> => {
  try {
    await answer;
    return 'answered';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return `${error.source} ${error.code} ${error.problem}`;
  }
};

/** Every question that a store is asked about an instance, by name. */
export const questions: Readonly<
  Record<string, (store: DicomStore, key: InstanceKey) => Promise<unknown>>
> = {
  'named attributes': (store, key) => store.attributes([key], ['00100020']),
  'all attributes': (store, key) => store.attributes([key], 'ALL'),
  picture: (store, key) => store.rendered(key, sized({ width: 100, height: 90 })),
  object: async (store, key) => {
    const found = await store.object(key);
    return found === null ? null : buffer(found.open(null));
  },
  frame: async (store, key) => {
    const found = await store.frame(key, 1);
    return found === null ? null : buffer(found.open(null));
  },
};
