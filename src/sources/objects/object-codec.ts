import type { ObjectCodec } from '../../dicom/object-codec.source.ts';
import { TransferSyntaxError } from '../../errors.ts';
import type { Answer } from './question.ts';
import { createThreads } from './threads.ts';

/** Reads objects in worker threads, which start with the first object that is not plain. */
export const createObjectCodec = (): ObjectCodec => {
  const threads = createThreads();
  return {
    attributes: async (bytes) => {
      const answer = await threads.ask({ ask: 'ATTRIBUTES', bytes });
      if (answer.outcome !== 'ATTRIBUTES') throw unasked(answer);
      return answer.attributes;
    },
    frame: async (bytes, frameNumber) => {
      const answer = await threads.ask({ ask: 'FRAME', bytes, frameNumber });
      if (answer.outcome !== 'FRAME') throw unasked(answer);
      return answer.frame;
    },
    picture: async (bytes) => {
      const { plainPicture } = await import('./plain-picture.ts');
      const plain = plainPicture(bytes);
      if (plain !== null) return plain;
      const answer = await threads.ask({ ask: 'PICTURE', bytes });
      if (answer.outcome === 'UNDECODABLE') throw new TransferSyntaxError(answer.transferSyntax);
      if (answer.outcome !== 'PICTURE') throw unasked(answer);
      return answer.picture;
    },
    close: () => threads.close(),
  };
};

/** A bug: a thread answered what it was not asked. */
const unasked = ({ outcome }: Answer): Error => new Error(`A thread answered ${outcome}.`);
