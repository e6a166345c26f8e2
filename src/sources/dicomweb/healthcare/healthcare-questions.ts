import type { InstanceKey } from '../../../dicom/instance-key.ts';
import { SourceError } from '../../../errors.ts';
import { askGoogle, type GoogleAnswer, type GoogleApi } from '../../google/ask-google.ts';
import { failureOf, type Refusal, readRefusal } from '../../google/refusal.ts';
import { brokenAnswer } from '../answer-failure.ts';
import { instancePath } from '../paths.ts';
import { type Asked, readJson } from '../read-answer.ts';
import { type AccessProbe, accessProbe } from './access-probe.ts';
import type { HealthcareClient, SearchValues, Send } from './healthcare-client.ts';

/** A question about one instance. */
export interface Retrieval<T> {
  /** For the log. */
  readonly attempted: string;
  readonly signal: AbortSignal;
  readonly key: InstanceKey;
  /** The request for it. path: of the instance, below the store. */
  request(path: string): Send;
  /** What is given where the store does not hold it. */
  readonly absent: T;
  /** What other refusals mean, by status; one that is not here is a failure. */
  readonly meanings?: Readonly<Record<number, T>>;
  /** Reads an answer that came with 200. */
  read(answer: GoogleAnswer, asked: Asked): Promise<T>;
}

/**
 * The two kinds of question to a store. Both reject with TransientError or SourceError, and with
 * TypeError where a name of an instance is no UID.
 */
export interface HealthcareQuestions {
  /** One page of a search for instances. */
  search(values: SearchValues, signal: AbortSignal): Promise<readonly unknown[]>;
  retrieve<T>(retrieval: Retrieval<T>): Promise<T>;
}

export interface QuestionOptions {
  readonly api: GoogleApi;
  readonly client: HealthcareClient;
  /** projects/…/locations/…/datasets/…/dicomStores/… */
  readonly store: string;
  readonly timeoutMs: number;
}

const SEARCH = 'search for instances';

/** Questions to one store, which tell what it does not hold from what it does not let the gateway see. */
export const healthcareQuestions = (options: QuestionOptions): HealthcareQuestions => {
  const search = searchOf(options);
  const probe = accessProbe(
    () => search({ limit: ['1'] }, AbortSignal.timeout(options.timeoutMs)),
    () => performance.now(),
  );
  return { search, retrieve: retrieveOf(options.api, probe) };
};

const searchOf =
  ({ api, client, store }: QuestionOptions): HealthcareQuestions['search'] =>
  (values, signal) =>
    askGoogle(api, {
      attempted: SEARCH,
      signal,
      send: client.search(values),
      read: async (answer) => {
        if (answer.status === 204) return dropped(answer, []);
        if (answer.status === 200) return readList(answer, { attempted: SEARCH, signal });
        throw searchFailure(await readRefusal(answer), store);
      },
    });

const retrieveOf =
  (api: GoogleApi, probe: AccessProbe): HealthcareQuestions['retrieve'] =>
  async (retrieval) => {
    // Made before anything is asked: the client would take what is no UID.
    const path = instancePath(retrieval.key).slice(1);
    return askGoogle(api, {
      attempted: retrieval.attempted,
      signal: retrieval.signal,
      send: retrieval.request(path),
      read: async (answer) => {
        if (answer.status === 204) return dropped(answer, retrieval.absent);
        if (answer.status === 200) {
          const value = await retrieval.read(answer, retrieval);
          probe.granted();
          return value;
        }
        const refusal = await readRefusal(answer);
        if (refusal.status === 403) await probe.insist();
        return meaningOf(refusal, retrieval);
      },
    });
  };

/** A result for which the body of the answer is not needed. */
const dropped = <T>(answer: GoogleAnswer, result: T): T => {
  answer.drop();
  return result;
};

/** What a refusal by a store that lets the gateway in means for one instance. */
const meaningOf = <T>(refusal: Refusal, { absent, meanings, attempted }: Retrieval<T>): T => {
  if (refusal.status === 403 || refusal.status === 404) return absent;
  const meaning = meanings?.[refusal.status];
  if (meaning !== undefined) return meaning;
  throw failureOf(refusal, 'DICOMWEB', attempted);
};

/** The list of an answer in DICOM JSON. Errors: SourceError BROKEN_ANSWER where there is none. */
export const readList = async (answer: GoogleAnswer, asked: Asked): Promise<readonly unknown[]> => {
  const json = await readJson(answer, asked);
  if (!Array.isArray(json)) throw brokenAnswer(asked.attempted, new Error('It is no list.'));
  const list: readonly unknown[] = json;
  return list;
};

/** A search asks for nothing in particular: what is refused, or not found, is the store itself. */
const searchFailure = (refusal: Refusal, store: string): Error => {
  if (refusal.status !== 403 && refusal.status !== 404) {
    return failureOf(refusal, 'DICOMWEB', SEARCH);
  }
  const cause = new Error(
    `The DICOM store ${store} refuses this gateway, or there is none of that name: ${refusal.status}, ` +
      `${refusal.words || 'no reason given'}. Its credentials need the permission ` +
      'healthcare.dicomStores.dicomWebRead on the store.',
  );
  return new SourceError('DICOMWEB', SEARCH, { cause, problem: 'NO_ACCESS' });
};
