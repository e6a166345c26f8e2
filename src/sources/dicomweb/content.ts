import type { Readable } from 'node:stream';
import { firstPart } from './first-part.ts';
import type { Answer } from './http-client.ts';
import { type MediaType, readMediaType } from './media-type.ts';

/** What an answer carries: its body, or the first part of it. */
export interface Content {
  readonly mediaType: MediaType;
  /** Media type of the whole answer: of its parts' container, where it has parts. */
  readonly outerType: MediaType;
  /** How many bytes there are; null where the server does not say. */
  readonly byteLength: number | null;
  readonly stream: Readable;
  /** Ends the request where the stream is not read to its end. */
  end(): void;
}

/**
 * The content of an answer, whether it comes alone or in a multipart body: servers differ in that.
 *
 * Errors: that of firstPart.
 */
export const contentOf = async ({ header, body }: Answer): Promise<Content> => {
  const outerType = readMediaType(header('content-type'));
  const end = (): void => {
    body.destroy();
  };
  if (!outerType.type.startsWith('multipart/')) {
    const byteLength = readLength(header('content-length'));
    return { mediaType: outerType, outerType, byteLength, stream: body, end };
  }
  const part = await firstPart(body, outerType.parameters.get('boundary') ?? '');
  return {
    mediaType: readMediaType(part.header('content-type')),
    outerType,
    byteLength: readLength(part.header('content-length')),
    stream: part.content,
    end,
  };
};

const readLength = (header: string | null): number | null =>
  header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
