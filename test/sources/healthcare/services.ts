// The services of a transport as one table, for tests of what is the same in all.
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { SourceError } from '../../../src/errors.ts';
import type { DicomwebTransport } from '../../../src/sources/dicomweb/dicomweb-transport.ts';
import { healthcareTransport } from '../../../src/sources/dicomweb/healthcare/healthcare-transport.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { plainLook } from '../../support/looks.ts';

export const STORE = 'projects/p/locations/l/datasets/d/dicomStores/s';

export const KEY = instanceKeyOf('00000013_008.png');

export interface Service {
  readonly name: string;
  /** Of its answers. */
  readonly mediaType: string;
  readonly ask: (transport: DicomwebTransport, signal: AbortSignal) => Promise<unknown>;
}

export const SEARCH: Service = {
  name: 'a search',
  mediaType: 'application/dicom+json',
  ask: (transport, signal) => transport.searchInstances([], signal),
};

/** Those that ask for one instance. */
const RETRIEVALS: readonly Service[] = [
  {
    name: 'metadata',
    mediaType: 'application/dicom+json',
    ask: (transport, signal) => transport.metadata(KEY, signal),
  },
  {
    name: 'a picture',
    mediaType: 'image/png',
    ask: (transport, signal) =>
      transport.rendered(KEY, { ...plainLook, size: { width: 2, height: 1 } }, signal),
  },
  {
    name: 'an object',
    mediaType: 'application/dicom',
    ask: (transport, signal) => transport.object(KEY, signal),
  },
  {
    name: 'a frame',
    mediaType: 'multipart/related; boundary=b',
    ask: (transport, signal) => transport.frame(KEY, 1, signal),
  },
];

export const SERVICES: readonly Service[] = [SEARCH, ...RETRIEVALS];

/** A signal that never ends anything. */
export const patient = (): AbortSignal => new AbortController().signal;

export const transportTo = (url: string, timeoutMs = 10_000): Promise<DicomwebTransport> =>
  healthcareTransport({ store: STORE, rootUrl: url, timeoutMs });

type Question = (signal: AbortSignal) => Promise<unknown>;

/** Asks under a guard, as a store does. */
export const guarded = (ask: Question, timeoutMs = 10_000): Promise<unknown> =>
  createGuard({ source: 'DICOMWEB', timeoutMs, concurrent: 50, queued: 50 }).run('a question', ask);

/** The SourceError that a question under a guard ends with. */
export const failureOf = async (ask: Question, timeoutMs?: number): Promise<SourceError> => {
  try {
    await guarded(ask, timeoutMs);
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('Wanted a SourceError, found an answer.');
};
