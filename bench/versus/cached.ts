// A document that is named by its hash, and whose answer was given before: by GET and by POST, beside the floor.
import { createHash } from 'node:crypto';
import { ask } from '../ask.ts';
import { constantDeck } from '../load/deck.ts';
import type { Target } from '../load/target.ts';
import type { Lane } from './lanes.ts';
import type { Server } from './server.ts';

/** Some servers take a GET of GraphQL with a header alone that no form of a foreign page can send. */
const HEADERS = { 'content-type': 'application/json', 'apollo-require-preflight': 'true' };

export type Method = 'GET' | 'POST';

/** Registers the document, and asks by its hash. Errors: where that has no answer. */
export const cachedLane = async (server: Server, method: Method): Promise<Lane> => {
  const { query } = server.dialect.page50;
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await ask(server.url, JSON.stringify({ query, extensions }));
  const url = new URL(server.url);
  if (method === 'GET') url.searchParams.set('extensions', JSON.stringify(extensions));
  const asked = JSON.stringify({ extensions });
  let bytes = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await fetch(url, {
      method,
      headers: HEADERS,
      ...(method === 'POST' && { body: asked }),
    });
    const text = await answer.text();
    if (!text.startsWith('{"data":{')) throw new Error(`${url.href}: ${text.slice(0, 300)}`);
    bytes = Buffer.byteLength(text);
  }
  const target: Target = {
    method,
    url: server.url,
    headers: HEADERS,
    deck: constantDeck(method === 'POST' ? asked : `${url.pathname}${url.search}`),
    pids: server.pids,
    start: '{"data":{',
    length: bytes,
  };
  return { server, target, facts: [], bytes, runs: [], position: 0 };
};
