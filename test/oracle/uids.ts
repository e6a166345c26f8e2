import { createHash } from 'node:crypto';

const ROOT = '1.3.6.1.4.1.11129.5.5.1';
const known = new Map<string, string>();

/** The published rule: the root and the first 41 digits of SHA-512(file name + "study"). */
export function studyUid({ imageIndex }: { readonly imageIndex: string }): string {
  const uid = known.get(imageIndex) ?? hashedUid(`${imageIndex}study`);
  known.set(imageIndex, uid);
  return uid;
}

/** The same for each level of a DICOM object. */
export const uidOf = (imageIndex: string, level: 'study' | 'series' | 'instance'): string =>
  hashedUid(imageIndex + level);

function hashedUid(name: string): string {
  const digest = createHash('sha512').update(name).digest('hex');
  return ROOT + BigInt(`0x${digest}`).toString().slice(0, 41);
}
