/** Bytes of a chunk, about: a line alone is too little for a packet. */
const CHUNK_BYTES = 65_536;

/** Lines of JSON, each ended, in pieces that are worth sending. */
export async function* jsonChunks(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let pending: string[] = [];
  let length = 0;
  for await (const line of lines) {
    pending.push(line.endsWith('\n') ? line : `${line}\n`);
    length += line.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.from(pending.join(''));
    [pending, length] = [[], 0];
  }
  // Also where there is no line at all: without a byte, nothing is sent.
  yield Buffer.from(pending.join(''));
}
