// Stands in for the JSON API of Cloud Storage over a folder: objects.get, its media and objects.list
// of one bucket whose readers pay. It enforces that in Google's words, with Google's status codes.
// Facts: https://docs.cloud.google.com/storage/docs/requester-pays and .../json_api/v1/status-codes
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type GoogleError, googleError } from './google-errors/google-error.ts';
import { listening } from './listening.ts';

export interface CloudStorageOptions {
  /** What the bucket holds: a folder whose files are its objects. */
  readonly folder: string;
  readonly bucket: string;
  /** Projects that pay; any other is no project. */
  readonly payers: readonly string[];
}

/** A request, as it came in. */
export interface StorageRequest {
  /** Path and query. */
  readonly path: string;
  readonly range: string | null;
}

export interface CloudStorageStandIn {
  /** For STORAGE_ROOT_URL. */
  readonly url: string;
  readonly requests: StorageRequest[];
  /** What everything is answered with, as long as it is not null. */
  refusal: (GoogleError & { readonly retryAfter?: string }) | null;
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export const startCloudStorage = async (
  options: CloudStorageOptions,
): Promise<CloudStorageStandIn> => {
  const server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    standIn.requests.push({ path, range: headers.range ?? null });
    if (standIn.refusal === null) {
      void answer(request, response, options);
      return;
    }
    const { retryAfter } = standIn.refusal;
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    refuse(response, standIn.refusal, isMedia(request));
  });
  const { url, stop } = await listening(server);
  const standIn: CloudStorageStandIn = { url, requests: [], refusal: null, stop };
  return standIn;
};

const OBJECTS = /^\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/;

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { folder, bucket, payers }: CloudStorageOptions,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://storage');
  const [, inBucket, object] = OBJECTS.exec(pathname) ?? [];
  const payer = searchParams.get('userProject');
  const refused = (name: Parameters<typeof googleError>[0]): void =>
    refuse(response, googleError(name), isMedia(request));
  if (inBucket !== bucket) return refused('storage-no-bucket');
  if (payer === null) return refused('storage-user-project-missing');
  if (!payers.includes(payer)) return refused('storage-user-project-invalid');
  if (object === undefined) return list(response, folder, searchParams);
  const bytes = await readFile(join(folder, decodeURIComponent(object))).catch(() => null);
  if (bytes === null) return refused('storage-no-object');
  sendMedia(response, bytes, request.headers.range);
};

const isMedia = ({ url = '' }: IncomingMessage): boolean => url.includes('alt=media');

/** Files are refused in plain text, everything else in JSON. */
const refuse = (
  response: ServerResponse,
  { status, message, body }: GoogleError,
  isOfMedia: boolean,
): void => {
  response.statusCode = status;
  response.setHeader(
    'content-type',
    isOfMedia ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8',
  );
  response.end(isOfMedia ? message : body);
};

const sendMedia = (response: ServerResponse, bytes: Buffer, range: string | undefined): void => {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const part = first === undefined ? bytes : bytes.subarray(Number(first), Number(last) + 1);
  response.statusCode = first === undefined ? 200 : 206;
  response.setHeader('content-type', 'image/png');
  response.setHeader('content-length', part.length);
  if (first !== undefined) {
    const end = Number(first) + part.length - 1;
    response.setHeader('content-range', `bytes ${first}-${end}/${bytes.length}`);
  }
  response.end(part);
};

const list = async (
  response: ServerResponse,
  folder: string,
  parameters: URLSearchParams,
): Promise<void> => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => name.startsWith(parameters.get('prefix') ?? ''))
    .toSorted()
    .slice(0, Number(parameters.get('maxResults') ?? 1000));
  response.setHeader('content-type', 'application/json; charset=UTF-8');
  response.end(JSON.stringify({ kind: 'storage#objects', items: names.map((name) => ({ name })) }));
};
