import { prove } from '../google/prove.ts';
import { orAborted } from '../guard/persist.ts';
import { complaintOf } from './complaint.ts';
import { type Asked, brokenAnswer, failureOf, silenceOf } from './failures.ts';
import type { Client } from './open-client.ts';
import { type RequestEnder, requestEnder } from './request-ender.ts';

/** One question to the REST API. */
export interface Call extends Asked {
  /** Ends the question, and its request. */
  readonly signal: AbortSignal;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the project, such as "/jobs". */
  readonly path: string;
  /** Left out: the one that pays. */
  readonly projectId?: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** A status that is an answer too: null is given for it. */
  readonly nullAt?: 404 | 409;
}

/** The REST API, through Google's client. */
export interface BigQueryApi {
  /** Errors: TransientError, SourceError, BytesLimitError, and the signal's reason. */
  call(call: Call): Promise<unknown>;
  readonly client: Client;
  readonly ender: RequestEnder;
}

/** Asks through a client, which proves itself for each call. silenceMs: as requestEnder has it. */
export const bigqueryApi = (client: Client, silenceMs: number): BigQueryApi => {
  const ender = requestEnder(silenceMs);
  return {
    client,
    ender,
    call: async (call) => {
      const { signal } = call;
      signal.throwIfAborted();
      await orAborted(prove(client.credentials, call), signal);
      const body = await answerOf(
        call,
        orAborted(
          ender.within(signal, () => send(client, call)),
          signal,
        ),
      );
      // What is removed is not shown once more.
      if (call.method === 'DELETE' || typeof body === 'object') return body;
      throw brokenAnswer(call, `It is no JSON: ${typeof body === 'string' ? body : typeof body}`);
    },
  };
};

const answerOf = async (call: Call, sent: Promise<unknown>): Promise<unknown> => {
  try {
    return await sent;
  } catch (error) {
    call.signal.throwIfAborted();
    const complaint = complaintOf(error);
    if (complaint === null) throw silenceOf(error, call);
    if (complaint.status === call.nullAt) return null;
    throw failureOf(complaint, call);
  }
};

/**
 * The client's own wrappers take errors of jobs that did no harm for failures, poll without a pause
 * and round integers: only its transport is used. It is given text, as it would write the project's
 * name over "{{projectId}}" wherever a caller has put that.
 */
const send = ({ bigquery }: Client, call: Call): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const { method, path: uri, projectId, query, body } = call;
    bigquery.request(
      {
        method,
        uri,
        ...(projectId === undefined ? {} : { projectId }),
        ...(query === undefined ? {} : { qs: query }),
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_BODY }),
      },
      (error, answer: unknown) => {
        if (error === null) resolve(answer);
        else reject(error);
      },
    );
  });

const JSON_BODY = { 'content-type': 'application/json' };
