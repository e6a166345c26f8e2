// The part of autocannon that the benchmark uses; the package brings no types.
declare module 'autocannon' {
  interface Request {
    readonly path: string;
  }

  interface Client {
    /** Asked one after the other, over and over. */
    readonly setRequests: (requests: readonly Request[]) => void;
  }

  interface Options {
    readonly url: string;
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly requests?: readonly Request[];
    /** Called once for each connection. */
    readonly setupClient?: (client: Client) => void;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Called with each body; false counts as a mismatch. */
    readonly verifyBody?: (body: string) => boolean;
  }

  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly mismatches: number;
    readonly non2xx: number;
    readonly requests: { readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
  }

  const autocannon: (options: Options) => Promise<Result>;
  export default autocannon;
}
