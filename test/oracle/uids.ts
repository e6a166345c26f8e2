import { createHash } from 'node:crypto';

const ROOT = '1.3.6.1.4.1.11129.5.5.1';
const known = new Map<string, string>();

/** The published rule: the root and the first 41 digits of SHA-512(file name + "study"). */
export function studyUid({ imageIndex }: { readonly imageIndex: string }): string {
  const uid = known.get(imageIndex) ?? dicomUid(imageIndex, 'study');
  known.set(imageIndex, uid);
  return uid;
}

export function dicomUid(imageIndex: string, level: 'study' | 'series' | 'instance'): string {
  const digest = createHash('sha512').update(`${imageIndex}${level}`).digest('hex');
  return ROOT + BigInt(`0x${digest}`).toString().slice(0, 41);
}
