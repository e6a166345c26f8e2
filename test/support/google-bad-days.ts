import type { Socket } from 'node:net';
import type { SourceProblem } from '../../src/errors.ts';
import { head, whole } from './raw-upstream.ts';

/** What a service of Google's does with each request. */
export interface BadDay<Asked extends readonly unknown[] = []> {
  readonly does: string;
  readonly to: (socket: Socket, ...asked: Asked) => unknown;
  readonly problem: SourceProblem;
  /** Requests that it gets, repeats included. */
  readonly asked: number;
}

/** Bad days that are alike whatever was asked for. */
export const GOOGLE_BAD_DAYS: readonly BadDay[] = [
  { does: 'is silent', to: () => {}, problem: 'TIMEOUT', asked: 1 },
  {
    does: 'closes its half of the connection',
    to: (socket) => socket.end(),
    problem: 'NO_ANSWER',
    asked: 2,
  },
  {
    does: 'answers with a page',
    to: (socket) => socket.end(whole('text/html', '<h1>Sign in</h1>')),
    problem: 'BROKEN_ANSWER',
    asked: 1,
  },
  {
    does: 'speaks another language',
    to: (socket) => socket.end('SSH-2.0-server\r\n'),
    problem: 'BROKEN_ANSWER',
    asked: 1,
  },
  {
    does: 'sends its callers elsewhere',
    to: (socket) => socket.end(head('302 Found', { location: '/elsewhere', connection: 'close' })),
    problem: 'BROKEN_ANSWER',
    asked: 1,
  },
];
