import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Shorter answers are sent as they are, in bytes: they fit into two packets. */
const THRESHOLD = 2048;

/** Up to here it is done at once, in bytes: 0.3 ms at most, and handing it to a thread costs more. */
const AT_ONCE = 65_536;

/** Best by what it costs: beyond it, brotli takes longer and hardly gains. */
const BROTLI_QUALITY = 3;

/**
 * Compresses the answers of the routes that are added to this server, for who takes that.
 *
 * Pictures and files of exports are none of them: they are dense already, and who asks for a range of
 * bytes means those that are stored.
 */
export const addCompression = async (server: FastifyInstance): Promise<void> => {
  await server.register(compress, {
    encodings: ['zstd', 'br', 'gzip'],
    threshold: THRESHOLD,
    syncThreshold: AT_ONCE,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    // Bodies that come compressed are refused.
    globalDecompression: false,
  });
};
