// Stands in for the XML API of Cloud Storage over one bucket, which is not to be had here: objects by
// name, parts of them, ETags, checksums and refusals in XML.
// Facts: https://docs.cloud.google.com/storage/docs/xml-api/reference-headers and .../reference-status
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from '../../support/listening.ts';

const POLL_MS = 5;

/** A request, as it came in. */
export interface BucketRequest {
  readonly name: string;
  readonly range: string | null;
  readonly ifRange: string | null;
  readonly authorization: string | null;
}

/** Answers one request in place of the bucket. bytes: of the object that is asked for. */
export type Behaviour = (response: ServerResponse, bytes: Buffer, request: IncomingMessage) => void;

export interface LabelBucketStandIn {
  readonly url: string;
  readonly requests: BucketRequest[];
  readonly objects: Map<string, Buffer>;
  /** What the next requests are answered with, one after another; the bucket's own way after that. */
  readonly next: Behaviour[];
  /** Whom it answers, by the Authorization header; null: everyone. */
  guest: string | null;
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export const startLabelBucket = async (
  objects: Readonly<Record<string, string>>,
): Promise<LabelBucketStandIn> => {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url ?? '').slice(1);
    const { range = null, authorization = null } = request.headers;
    const ifRange = [request.headers['if-range'] ?? null].flat()[0] ?? null;
    bucket.requests.push({ name, range, ifRange, authorization });
    const bytes = bucket.objects.get(name);
    const isRefused = bucket.guest !== null && bucket.guest !== authorization;
    const answer = bucket.next.shift() ?? (isRefused || bytes === undefined ? refused : sent);
    answer(response, bytes ?? Buffer.alloc(0), request);
  });
  const { url, stop } = await listening(server);
  const bucket: LabelBucketStandIn = {
    url,
    requests: [],
    objects: new Map(Object.entries(objects).map(([name, text]) => [name, Buffer.from(text)])),
    next: [],
    guest: null,
    stop,
  };
  return bucket;
};

const md5 = (bytes: Buffer) => createHash('md5').update(bytes);

export const etagOf = (bytes: Buffer): string => `"${md5(bytes).digest('hex')}"`;

/** The headers that every answer about an object has. */
export const headersOf = (bytes: Buffer): Record<string, string> => ({
  etag: etagOf(bytes),
  'content-type': 'text/csv',
  // An object of one piece has both; the CRC is not looked at where there is an MD5.
  'x-goog-hash': `crc32c=AAAAAA==,md5=${md5(bytes).digest('base64')}`,
});

const sent: Behaviour = (response, bytes, { headers }) => {
  const condition = headers['if-range'];
  const [, first] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const isPart = first !== undefined && (condition === undefined || condition === etagOf(bytes));
  const start = isPart ? Number(first) : 0;
  if (isPart && start >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const part = bytes.subarray(start);
  const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
  response
    .writeHead(isPart ? 206 : 200, {
      ...headersOf(bytes),
      'content-length': part.length,
      ...(isPart ? { 'content-range': range } : {}),
    })
    .end(part);
};

/** An object that is not there is refused as one that may not be seen. */
const refused: Behaviour = (response) =>
  answerXml(response, {
    status: 403,
    code: 'AccessDenied',
    message:
      "Anonymous caller does not have storage.objects.get access to the Google Cloud Storage object. Permission 'storage.objects.get' denied on resource (or it may not exist).",
  });

interface XmlError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const answerXml = (response: ServerResponse, { status, code, message, headers }: XmlError) => {
  response.writeHead(status, { 'content-type': 'application/xml; charset=UTF-8', ...headers });
  response.end(
    `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
};

/** Is busy, once. */
export const busy =
  (retryAfter?: string): Behaviour =>
  (response) =>
    answerXml(response, {
      status: 503,
      code: 'ServiceUnavailable',
      message: 'Service unavailable. Please retry.',
      ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
    });

/** Promises all bytes, sends the first ones, and hangs up when the one who asked has written them down. */
export const cutAfter =
  (count: number, file: string): Behaviour =>
  (response, bytes) => {
    response.writeHead(200, { ...headersOf(bytes), 'content-length': bytes.length });
    response.write(bytes.subarray(0, count));
    void whenWritten(file, count).then(() => response.destroy());
  };

/** Resolves when so many bytes of a file have been written down beside it. */
export const whenWritten = (file: string, count: number): Promise<void> =>
  new Promise((resolve) => {
    const looking = setInterval(() => {
      if ((statSync(`${file}.part`, { throwIfNoEntry: false })?.size ?? 0) < count) return;
      clearInterval(looking);
      resolve();
    }, POLL_MS);
  });

/** Sends other bytes than it promises. */
export const wrongBytes: Behaviour = (response, bytes) => {
  const wrong = Buffer.from(bytes).fill('x', 0, 1);
  response.writeHead(200, { ...headersOf(bytes), 'content-length': wrong.length }).end(wrong);
};
