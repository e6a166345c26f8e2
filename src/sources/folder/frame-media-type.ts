import { isUid } from '../../terms/dicom-uid.ts';

/** Families of transfer syntaxes, and how a frame of them is called (PS3.18 8.7.3.3.2). */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^1\.2\.840\.10008\.1\.2\.4\.(5\d|6\d|70)$/, 'image/jpeg'],
  [/^1\.2\.840\.10008\.1\.2\.4\.8[01]$/, 'image/jls'],
  [/^1\.2\.840\.10008\.1\.2\.4\.9[01]$/, 'image/jp2'],
  [/^1\.2\.840\.10008\.1\.2\.4\.9[23]$/, 'image/jpx'],
  [/^1\.2\.840\.10008\.1\.2\.4\.11[012]$/, 'image/jxl'],
  [/^1\.2\.840\.10008\.1\.2\.4\.20[123]$/, 'image/jphc'],
  [/^1\.2\.840\.10008\.1\.2\.5$/, 'image/dicom-rle'],
];

/**
 * The media type of a frame as it stands in an object of this transfer syntax, uncompressed ones and
 * those that nobody knows as plain bytes. Null where the UID, which any file may claim, is none.
 */
export const frameMediaType = (transferSyntaxUid: string): string | null => {
  if (!isUid(transferSyntaxUid)) return null;
  const family = FAMILIES.find(([pattern]) => pattern.test(transferSyntaxUid));
  return `${family?.[1] ?? 'application/octet-stream'}; transfer-syntax=${transferSyntaxUid}`;
};
