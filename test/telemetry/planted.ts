import { randomBytes } from 'node:crypto';
import { type Answering, type Reply, startAnswering } from '../support/answering.ts';

/** A word that stands nowhere else. */
const plant = (what: string): string => `planted${what}${randomBytes(12).toString('hex')}`;

/** What an operator keeps to themselves. */
export const SECRETS = {
  IMAGE_URL_SECRET: plant('addresses'),
  redis: plant('redis'),
  store: plant('store'),
  ROUTER_SECRET: plant('router'),
  METRICS_TOKEN: plant('metrics'),
  collector: plant('collector'),
  google: plant('google'),
};

/** What a caller sends: an answer may tell it to who sent it, and nobody else hears of it. */
export const SENT = {
  header: plant('header'),
  cookie: plant('cookie'),
  key: plant('key'),
  variable: plant('variable'),
  literal: plant('literal'),
  path: plant('path'),
  query: plant('query'),
  body: plant('body'),
  scores: plant('scores'),
  subject: plant('subject'),
};

/** What stores say where they fail. */
export const UPSTREAM = { body: plant('answer'), header: plant('replied'), type: plant('type') };

const replyHeaders = { 'x-vendor': UPSTREAM.header, server: UPSTREAM.header };

/** Failures of a store, one after the other. */
const FAILURES: readonly Reply[] = [
  { status: 500, body: UPSTREAM.body },
  { status: 200, headers: { 'content-type': 'application/dicom+json' }, body: UPSTREAM.body },
  { status: 200, headers: { 'content-type': `text/${UPSTREAM.type}` }, body: '[]' },
  { status: 200, headers: { 'content-encoding': UPSTREAM.type }, body: '[]' },
  { status: 403, body: `<html>${UPSTREAM.body}</html>` },
  { status: 503, headers: { 'retry-after': UPSTREAM.header }, body: UPSTREAM.body },
  {
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      error: { code: 400, message: UPSTREAM.body, errors: [{ reason: UPSTREAM.type }] },
    }),
  },
  {
    status: 200,
    headers: { 'content-type': 'application/dicom+json' },
    body: `[{"00080018":{"vr":"UI","Value":["${UPSTREAM.body}"]}}]`,
  },
];

/** A store that fails at each question, in another way each time. */
export const startFailing = (): Promise<Answering> => {
  let asked = 0;
  return startAnswering(() => {
    const reply = FAILURES[asked % FAILURES.length] ?? {};
    asked += 1;
    return { ...reply, headers: { ...replyHeaders, ...reply.headers } };
  });
};

/** Where of some texts a word is found, with what stands around it. */
export const found = (
  words: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(texts).flatMap(([where, text]) =>
    Object.entries(words).flatMap(([what, word]) => {
      const at = text.indexOf(word);
      return at < 0 ? [] : [`${what} in ${where}: ${text.slice(Math.max(0, at - 200), at + 60)}`];
    }),
  );
