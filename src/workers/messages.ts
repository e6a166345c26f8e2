// What the process that runs the workers and its workers say to each other. Libraries send messages of
// their own over the same channel: these are known by their type.

/** What a worker is told. */
export type ToWorker =
  /** Load and listen. secret: names callers alike in all workers. loadedAt: as all say it, ISO 8601. */
  | { readonly type: 'radiograph:start'; readonly secret: string; readonly loadedAt: string }
  /** All are there: it is ready. */
  | { readonly type: 'radiograph:go' }
  /** Load the data anew, beside what is served. */
  | { readonly type: 'radiograph:prepare'; readonly loadedAt: string }
  /** Serve what was loaded. */
  | { readonly type: 'radiograph:swap' }
  /** Forget what was loaded: another worker could not. */
  | { readonly type: 'radiograph:drop' }
  /** Be ready no more, and say when those who watch have had the time to notice. */
  | { readonly type: 'radiograph:announce' }
  /** Take no more connections, and say when that is so. */
  | { readonly type: 'radiograph:leave' }
  /** Nobody takes connections any more: finish, and end. */
  | { readonly type: 'radiograph:stop' };

/** What a worker says. */
export type FromWorker =
  /** It listens. said: what an operator may want to read. */
  | { readonly type: 'radiograph:listening'; readonly said: readonly string[] }
  /** It has loaded the data anew, or could not. */
  | { readonly type: 'radiograph:prepared'; readonly isGood: boolean }
  /** It is known not to be ready any more. */
  | { readonly type: 'radiograph:announced' }
  /** It takes no more connections. */
  | { readonly type: 'radiograph:left' };

/** Whether a message is one of these. */
export const isOurs = <M extends ToWorker | FromWorker>(message: unknown): message is M =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  String(message.type).startsWith('radiograph:') &&
  TYPES.has(String(message.type));

const TYPES: ReadonlySet<string> = new Set<(ToWorker | FromWorker)['type']>([
  'radiograph:start',
  'radiograph:go',
  'radiograph:prepare',
  'radiograph:swap',
  'radiograph:drop',
  'radiograph:announce',
  'radiograph:leave',
  'radiograph:stop',
  'radiograph:listening',
  'radiograph:prepared',
  'radiograph:announced',
  'radiograph:left',
]);
