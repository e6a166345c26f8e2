import { hash } from 'node:crypto';

/** Root of all UIDs of the collection's DICOM objects. */
const ROOT = '1.3.6.1.4.1.11129.5.5.1';

/** Digits of the hash that follow the root, so that a UID has at most DICOM's 64 characters. */
const DIGITS = 41;

// 2^512 has 155 decimal digits: dividing by 10^90 first leaves more than 41 of them and makes the
// conversion twice as fast. A hash so small that it would leave fewer is converted whole.
const SHIFT = 10n ** 90n;

/** The three levels of a DICOM object that have a UID. */
export type UidLevel = 'study' | 'series' | 'instance';

/**
 * The DICOM UID of an image at one level.
 *
 * Source: the published function, root + the first 41 decimal digits of SHA-512(file name + level).
 */
export const dicomUid = (imageIndex: string, level: UidLevel): string => {
  const digest = BigInt(`0x${hash('sha512', imageIndex + level, 'hex')}`);
  const leading = (digest / SHIFT).toString();
  return ROOT + (leading.length >= DIGITS ? leading : digest.toString()).slice(0, DIGITS);
};

/** Whether a text has the form of a DICOM UID: digits and dots, at most 64 characters. */
export const isUid = (text: string): boolean =>
  /^[0-9]+(\.[0-9]+)*$/.test(text) && text.length <= 64;
