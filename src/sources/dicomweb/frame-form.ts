import { wholeBody } from '../guard/body-bytes.ts';
import type { Answer } from './http-client.ts';
import { isUnknownForm } from './wanted-types.ts';

/** Longest message of a server that is read, in bytes. */
const LONGEST_MESSAGE = 65_536;

/**
 * Whether a server says that it does not send a frame in a form.
 *
 * Orthanc 1.10 answers 500 where it cannot take a frame out of an object as it is encoded there, and
 * names its own error. Any other 500 may pass: the other form would be the same frame in other bytes,
 * under an address whose bytes do not change.
 */
export const isNoFrameForm = async (answer: Answer): Promise<boolean> => {
  if (isUnknownForm(answer) || answer.status === 501) return true;
  return answer.status === 500 && (await isOfOrthanc(answer));
};

/** Whether an answer's message names an error of Orthanc's, which reads it. */
export const isOfOrthanc = async ({ body }: Answer): Promise<boolean> => {
  try {
    const message: unknown = JSON.parse(String(await wholeBody(body, LONGEST_MESSAGE)));
    return typeof message === 'object' && message !== null && 'OrthancStatus' in message;
  } catch {
    return false;
  }
};
