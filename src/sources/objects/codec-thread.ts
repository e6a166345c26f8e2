import { log } from 'dcmjs';
import codecs from 'dcmjs-codecs';
import type { EncodedFrame } from '../../dicom/object-codec.source.ts';
import { objectJson } from './json/dataset-json.ts';
import type { RawObject } from './part10/raw-object.ts';
import { readObject } from './part10/read-object.ts';
import { drawPicture } from './pixels/draw.ts';
import { frameBytes } from './pixels/frames.ts';
import { valuesIn } from './pixels/values.ts';
import type { Answer, Question } from './question.ts';
import { EXPLICIT_LITTLE_ENDIAN, transferSyntax } from './transfer-syntax.ts';

/**
 * Answers a question about an object, in a thread of its own.
 *
 * Errors: whatever is thrown, the object cannot be read.
 */
export const answer = async (question: Question): Promise<Answer> => {
  silence();
  const object = await readObject(question.bytes);
  switch (question.ask) {
    case 'ATTRIBUTES':
      return { outcome: 'ATTRIBUTES', attributes: objectJson(object) };
    case 'FRAME':
      return { outcome: 'FRAME', frame: frameOf(object, question.frameNumber) };
    case 'PICTURE':
      return pictureOf(object);
  }
};

const frameOf = (object: RawObject, frameNumber: number): EncodedFrame | null => {
  const frame = frameBytes(valuesIn(object.dataset, object.isLittleEndian), frameNumber);
  if (frame === null) return null;
  return {
    // Pixels that are not compressed are the same in all syntaxes once they are little-endian.
    transferSyntaxUid: frame.isEncapsulated ? object.transferSyntaxUid : EXPLICIT_LITTLE_ENDIAN,
    // Of their own: what is sent takes the whole memory along in which it lies.
    data: new Uint8Array(frame.bytes),
  };
};

const pictureOf = async (object: RawObject): Promise<Answer> => {
  const { name, coding } = transferSyntax(object.transferSyntaxUid);
  if (coding !== null) return { outcome: 'PICTURE', picture: await drawPicture(object, coding) };
  return { outcome: 'UNDECODABLE', transferSyntax: `${name} (${object.transferSyntaxUid})` };
};

/**
 * Keeps libraries from printing what they find odd in an object: the gateway's output is for its
 * operator, who is told what matters by an error.
 */
const silence = (): void => {
  for (const logger of [log, codecs.log, ...Object.values(log.getLoggers())]) logger.disableAll();
  Object.assign(console, { log: ignore, warn: ignore, error: ignore });
};

const ignore = (): void => {};
