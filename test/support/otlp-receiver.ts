import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { listening } from './listening.ts';

// Stands in for a collector of OpenTelemetry: takes spans as protobuf over HTTP (OTLP 1.x) and reads
// of them what tests look at. It is no collector: it knows neither batching nor other signals.

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for one that has none. */
  readonly parentSpanId: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** 0 unset, 1 ok, 2 error. */
  readonly status: number;
  readonly startedAt: bigint;
  readonly endedAt: bigint;
  /** Attributes of the process. */
  readonly resource: Readonly<Record<string, string | number | boolean>>;
}

export interface OtlpReceiver {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** All that came, as text in which words can be looked for. */
  text(): string;
  readonly headers: readonly string[];
  stop(): Promise<void>;
}

export const startOtlpReceiver = async (): Promise<OtlpReceiver> => {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const headers: string[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await buffer(request);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
    headers.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    bodies.push(body.toString('latin1'));
    spans.push(...spansIn(body));
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  };
  const server = createServer((request, response) => {
    take(request, response).catch((error: Error) => response.destroy(error));
  });
  const { url, stop } = await listening(server);
  return {
    url,
    spans,
    headers,
    text: () => bodies.join('\n'),
    stop,
  };
};

/** A field of a message: a number, or bytes. */
interface Field {
  readonly number: number;
  readonly value: bigint;
  readonly bytes: Buffer;
}

const NONE = Buffer.alloc(0);

/** Source: protobuf's encoding, wire types 0, 1, 2 and 5. */
const fieldsIn = (message: Buffer): readonly Field[] => {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => {
    const taken = message.subarray(at, at + length);
    at += length;
    return taken;
  };
  while (at < message.length) {
    const tag = varint();
    const number = Number(tag >> 3n);
    const type = Number(tag & 7n);
    if (type === 0) fields.push({ number, value: varint(), bytes: NONE });
    else if (type === 1) fields.push({ number, value: take(8).readBigUInt64LE(), bytes: NONE });
    else if (type === 5)
      fields.push({ number, value: BigInt(take(4).readUInt32LE()), bytes: NONE });
    else fields.push({ number, value: 0n, bytes: take(Number(varint())) });
  }
  return fields;
};

const all = (message: Buffer, number: number): readonly Field[] =>
  fieldsIn(message).filter((field) => field.number === number);
const one = (message: Buffer, number: number): Buffer => all(message, number)[0]?.bytes ?? NONE;
const count = (message: Buffer, number: number): bigint => all(message, number)[0]?.value ?? 0n;

const attributesIn = (message: Buffer, number: number): ReceivedSpan['attributes'] =>
  Object.fromEntries(
    all(message, number).map(({ bytes }) => [one(bytes, 1).toString(), valueIn(one(bytes, 2))]),
  );

const valueIn = (value: Buffer): string | number | boolean => {
  const [field] = fieldsIn(value);
  if (field?.number === 1) return field.bytes.toString();
  if (field?.number === 2) return field.value === 1n;
  return Number(field?.value ?? 0n);
};

/** Source: opentelemetry/proto/trace/v1/trace.proto. */
const spansIn = (request: Buffer): readonly ReceivedSpan[] =>
  all(request, 1).flatMap(({ bytes: ofResource }) => {
    const resource = attributesIn(one(ofResource, 1), 1);
    return all(ofResource, 2).flatMap(({ bytes: ofScope }) =>
      all(ofScope, 2).map(({ bytes: span }) => ({
        traceId: one(span, 1).toString('hex'),
        spanId: one(span, 2).toString('hex'),
        parentSpanId: one(span, 4).toString('hex'),
        name: one(span, 5).toString(),
        kind: Number(count(span, 6)),
        startedAt: count(span, 7),
        endedAt: count(span, 8),
        attributes: attributesIn(span, 9),
        status: Number(count(one(span, 15), 3)),
        resource,
      })),
    );
  });
