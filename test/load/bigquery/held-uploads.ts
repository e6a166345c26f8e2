import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type AskedLoad, askedLoad } from '../../support/asked-load.ts';
import { listening } from '../../support/listening.ts';
import { passOn } from '../../support/passing-on.ts';

/** Stands before the emulator, takes down what is changed there, and can hold one kind of question back. */
export interface HeldUploads {
  readonly url: string;
  /** In the order of asking. */
  readonly loads: readonly AskedLoad[];
  /** Tables that were to be removed. */
  readonly removed: readonly string[];
  /**
   * From now on the load of a table, such as "boxes", stays unanswered, or every "removal", the "list" of tables, or
   * "rows of boxes", and what was held before goes on; resolves once it is asked for.
   */
  hold(table: string): Promise<void>;
  /** Lets it go on. */
  release(): void;
  clear(): void;
  stop(): Promise<void>;
}

/** Starts one on loopback. */
export const startHeldUploads = async (target: string): Promise<HeldUploads> => {
  const loads: AskedLoad[] = [];
  const removed: string[] = [];
  const hold = createHold();
  const kindOf = createKinds();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const path = request.url ?? '';
    if (request.method === 'DELETE') removed.push(path.split('/').at(-1) ?? '');
    if (path.startsWith('/upload/')) loads.push(askedLoad(body));
    await hold.pass(kindOf(request, body));
    // Who asked may be gone.
    if (response.closed) return;
    passOn({ request, response, body }, target);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    ...(await listening(server)),
    loads,
    removed,
    hold: hold.close,
    release: hold.open,
    clear: () => {
      loads.length = 0;
      removed.length = 0;
    },
  };
};

/** Says what is asked for; it remembers which table a job reads. */
const createKinds = () => {
  const tables = new Map<string, string>();
  return ({ method, url = '' }: IncomingMessage, body: string): string => {
    if (url.startsWith('/upload/')) return withoutSuffix(askedLoad(body).table);
    if (method === 'DELETE') return 'removal';
    const [, rowsOf] = /\/queries\/([^/?]+)/.exec(url) ?? [];
    if (rowsOf !== undefined) return `rows of ${tables.get(rowsOf)}`;
    const [, jobId = ''] = /"jobId":"([^"]+)"/.exec(body) ?? [];
    const [, table = ''] = / from `(\w+)`/.exec(body) ?? [];
    tables.set(jobId, withoutSuffix(table));
    return method === 'GET' && /\/tables(\?|$)/.test(url) ? 'list' : 'anything else';
  };
};

const withoutSuffix = (table: string): string => table.replace(/_[0-9a-f]{16}$/, '');

/** A gate for one name at a time. */
const createHold = () => {
  let held = { name: '', asked: () => {}, until: Promise.resolve(), end: () => {} };
  return {
    /** Resolves when the name may pass. */
    pass: async (name: string): Promise<void> => {
      if (name !== held.name) return;
      held.asked();
      await held.until;
    },
    /** Resolves when the name has come. */
    close: (name: string): Promise<void> => {
      const asked = Promise.withResolvers<void>();
      const until = Promise.withResolvers<void>();
      held.end();
      held = { name, asked: asked.resolve, until: until.promise, end: until.resolve };
      return asked.promise;
    },
    open: (): void => {
      held.end();
      held = { ...held, name: '' };
    },
  };
};
