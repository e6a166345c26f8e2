import zlib from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';

/** Shorter answers are sent as they are, in bytes: they fit into two packets. */
export const THRESHOLD = 2048;

/** Up to here it is done at once, in bytes: 0.3 ms at most, and handing it to a thread costs more. */
export const AT_ONCE = 65_536;

/** Best by what it costs: beyond it, brotli takes longer and hardly gains. */
const BROTLI_QUALITY = 3;

const BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };

/** How answers are compressed, best first. */
const ENCODINGS = ['zstd', 'br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const COMPRESS: Readonly<Record<Encoding, (bytes: Buffer) => Buffer>> = {
  zstd: (bytes) => zlib.zstdCompressSync(bytes),
  br: (bytes) => zlib.brotliCompressSync(bytes, BROTLI),
  gzip: (bytes) => zlib.gzipSync(bytes),
};

/** What this version of Node can do. */
const OFFERED = ENCODINGS.filter((one) => one !== 'zstd' || 'zstdCompressSync' in zlib);

/** The same bytes, as addCompression sends them where there are as few that it is done at once. */
export const compressed = (bytes: Buffer, encoding: Encoding): Buffer => COMPRESS[encoding](bytes);

/** Texts of headers that are kept, and the longest of them, in characters: programs send few. */
const KEPT = { texts: 200, longest: 256 };

const agreed = new LRUCache<string, { readonly encoding: Encoding | null }>({ max: KEPT.texts });

/** How addCompression compresses an answer that is long enough, by an Accept-Encoding header; null: not. */
export const agreedEncoding = (header: string | undefined): Encoding | null => {
  if (header === undefined) return null;
  const before = agreed.get(header);
  if (before !== undefined) return before.encoding;
  const wanted = negotiate(header.toLowerCase().replaceAll(/\*|x-gzip/g, 'gzip'), OFFERED);
  const encoding = OFFERED.find((one) => one === wanted) ?? null;
  if (header.length <= KEPT.longest) agreed.set(header, { encoding });
  return encoding;
};

/**
 * Compresses the answers of the routes that are added to this server, for who takes that.
 *
 * Pictures and files of exports are none of them: they are dense already, and who asks for a range of
 * bytes means those that are stored.
 */
export const addCompression = async (server: FastifyInstance): Promise<void> => {
  await server.register(compress, {
    encodings: [...ENCODINGS],
    threshold: THRESHOLD,
    syncThreshold: AT_ONCE,
    brotliOptions: BROTLI,
    // Bodies that come compressed are refused.
    globalDecompression: false,
  });
};
