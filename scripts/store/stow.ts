// Sends DICOM objects to a DICOMweb server: STOW-RS, PS3.18 10.5.
import { randomUUID } from 'node:crypto';

/** A request has at most so many objects, and no more bytes than this unless one object alone does. */
const BATCH_OBJECTS = 100;
const BATCH_BYTES = 16 * 1024 * 1024;

/** Referenced and Failed SOP Sequence. */
const STORED = '00081199';
const FAILED = '00081198';

/** An object, and how it is called in a message. */
export interface NamedObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where objects go. */
export interface Destination {
  /** Root of the service, such as "http://127.0.0.1:8042/dicom-web". */
  readonly url: string;
  /** Authorization header; null sends none. */
  readonly authorization: string | null;
  /** Told after each request how many objects are stored by then. */
  readonly onProgress?: (stored: number) => void;
}

/** What became of the objects. */
export interface Delivery {
  readonly stored: number;
  /** Names of those that the server would not store. */
  readonly refused: readonly string[];
}

/** The server could not be asked. The message says where, and what it answered. */
export class StoreError extends Error {}

/**
 * Stores objects, several in a request; those that the server holds already are no problem.
 *
 * Errors: StoreError; what was stored until then stays stored.
 */
export const storeObjects = async (
  objects: Iterable<NamedObject> | AsyncIterable<NamedObject>,
  destination: Destination,
): Promise<Delivery> => {
  const refused: string[] = [];
  let stored = 0;
  for await (const batch of batchesOf(objects)) {
    const refusedNow = await refusedOf(batch, destination);
    refused.push(...refusedNow);
    stored += batch.length - refusedNow.length;
    destination.onProgress?.(stored);
  }
  return { stored, refused };
};

async function* batchesOf(
  objects: Iterable<NamedObject> | AsyncIterable<NamedObject>,
): AsyncGenerator<NamedObject[]> {
  let batch: NamedObject[] = [];
  let bytes = 0;
  for await (const object of objects) {
    const isFull = batch.length === BATCH_OBJECTS || bytes + object.bytes.length > BATCH_BYTES;
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(object);
    bytes += object.bytes.length;
  }
  if (batch.length > 0) yield batch;
}

/** Stores a batch. An answer need not tell which objects were refused, so they are sent again alone. */
const refusedOf = async (
  batch: readonly NamedObject[],
  destination: Destination,
): Promise<string[]> => {
  const stored = await send(batch, destination);
  if (stored === batch.length) return [];
  if (batch.length === 1) return batch.map(({ name }) => name);
  const refused: string[] = [];
  for (const object of batch) refused.push(...(await refusedOf([object], destination)));
  return refused;
};

/** Sends a request, and gives how many of its objects are stored now. */
const send = async (
  batch: readonly NamedObject[],
  { url, authorization }: Destination,
): Promise<number> => {
  const boundary = `radiograph-${randomUUID()}`;
  const address = `${url.replace(/\/+$/, '')}/studies`;
  const headers = {
    'content-type': `multipart/related; type="application/dicom"; boundary=${boundary}`,
    accept: 'application/dicom+json',
    ...(authorization !== null && { authorization }),
  };
  let status: number;
  let answer: string;
  try {
    const body = multipart(batch, boundary);
    const response = await fetch(address, { method: 'POST', headers, body });
    status = response.status;
    answer = await response.text();
  } catch (error) {
    throw new StoreError(`${address} does not answer: ${reasonOf(error)}.`, { cause: error });
  }
  const stored = storedIn(answer);
  if (stored !== null) return stored;
  const beginning = answer.replace(/\s+/g, ' ').slice(0, 300);
  throw new StoreError(`${address} answered with status ${status}: ${beginning}`);
};

const multipart = (batch: readonly NamedObject[], boundary: string): Buffer<ArrayBuffer> => {
  const head = Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`);
  const end = Buffer.from('\r\n');
  const parts = batch.flatMap(({ bytes }) => [head, bytes, end]);
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
};

/**
 * How many objects an answer says are stored, its Referenced SOP Sequence; null where it is no answer
 * to a request to store. One without that sequence stored nothing, and says so with a failed one.
 */
const storedIn = (answer: string): number | null => {
  try {
    const dataset: unknown = JSON.parse(answer);
    if (!isRecord(dataset) || !(STORED in dataset || FAILED in dataset)) return null;
    const sequence = dataset[STORED];
    const items = isRecord(sequence) ? sequence['Value'] : undefined;
    return Array.isArray(items) ? items.length : 0;
  } catch {
    return null;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** fetch hides the reason in the cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
};
