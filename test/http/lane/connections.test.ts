import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawAnswer, talk } from '../hostile/raw.ts';
import { got, posted, twoWays } from './two-ways.ts';

const PAGE = '{ images(first: 30) { nodes { imageIndex findings } } }';
const NAME = '{ dataset { name } }';
const WRONG = '{ nothing }';

const bodyOf = (query: string): string => JSON.stringify({ query });
const headOf = (length: number, more = ''): string =>
  `POST /graphql HTTP/1.1\r\nhost: own.test\r\ncontent-type: application/json\r\n${more}content-length: ${length}\r\n\r\n`;
const postOf = (query: string): string => headOf(Buffer.byteLength(bodyOf(query))) + bodyOf(query);
const getOf = (query: string): string =>
  `GET ${got({ query }).path} HTTP/1.1\r\nhost: own.test\r\napollo-require-preflight: 1\r\n\r\n`;

const OF_ITS_OWN = new Set(['date', 'x-request-id']);

/** Without what is of each request alone. */
const comparable = (answers: readonly RawAnswer[]) =>
  answers.map(({ status, headers, body }) => ({
    status,
    body,
    headers: Object.fromEntries([...headers].filter(([name]) => !OF_ITS_OWN.has(name))),
  }));

describe('Over one connection, the short way', () => {
  const ways = twoWays();
  before(async () => {
    await ways.start();
    // Known from here on, its plan and its answer kept.
    for (const query of [PAGE, NAME]) {
      for (const sent of [posted({ query }), got({ query })]) await ways.compare(sent);
    }
  });
  after(() => ways.end());

  const compare = async (
    pieces: readonly (string | Uint8Array)[],
    answers: number,
  ): Promise<readonly RawAnswer[]> => {
    const fast = await talk(ways.fast().gateway.url, pieces, { answers });
    const slow = await talk(ways.slow().gateway.url, pieces, { answers });
    assert.deepEqual(comparable(fast), comparable(slow));
    assert.equal(fast.length, answers);
    return fast;
  };

  it('answers in the order in which it is asked, whatever goes which way', async () => {
    const asked = [postOf(PAGE), getOf(NAME), postOf(WRONG), getOf(PAGE), postOf(NAME)];
    const found = await compare([asked.join('')], 5);

    assert.deepEqual(
      found.map(({ body }) => /"(errors|images|dataset)"/.exec(body)?.[1]),
      ['images', 'dataset', 'errors', 'images', 'dataset'],
    );
  });

  it('leaves a body that comes later, or in pieces, to the long one', async () => {
    const body = bodyOf(PAGE);
    await compare([headOf(body.length), body], 1);
    await compare([headOf(body.length) + body.slice(0, 10), body.slice(10)], 1);
    await compare((headOf(body.length) + body).split(''), 1);
    await compare([headOf(body.length) + body.slice(0, -1), `${body.slice(-1)}${getOf(NAME)}`], 2);
  });

  it('leaves bodies that are not as long as their heads say to the long one', async () => {
    const body = bodyOf(NAME);
    await compare([headOf(body.length - 1) + body], 1);
    await compare([headOf(body.length + 1) + body, `\n${getOf(NAME)}`], 2);
    await compare([`${headOf(body.length, 'expect: 100-continue\r\n')}${body}`], 1);
    await compare([`${headOf(body.length, 'connection: close\r\n')}${body}`], 1);
  });

  it('answers others when a caller goes in the midst of a body', async () => {
    const { hostname, port } = new URL(ways.fast().gateway.url);
    const socket = connect(Number(port), hostname);
    socket.write(headOf(100) + bodyOf(NAME));
    await nextTurn();
    socket.destroy();

    await compare([postOf(NAME)], 1);
  });
});
