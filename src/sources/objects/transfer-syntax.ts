/** How pixels are encoded: uncompressed, or by a family of codecs. */
export type PixelCoding = 'NATIVE' | 'RLE' | 'JPEG' | 'JPEG_LS' | 'JPEG_2000' | 'JPEG_XL';

/** A transfer syntax of PS3.6 Annex A. */
export interface TransferSyntax {
  readonly name: string;
  /** Null: nothing here decodes it. */
  readonly coding: PixelCoding | null;
}

export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';

const DEFLATED_LITTLE_ENDIAN = '1.2.840.10008.1.2.1.99';
const JPEG_FAMILY = '1.2.840.10008.1.2.4.';

const syntax = (name: string, coding: PixelCoding | null = null): TransferSyntax => ({
  name,
  coding,
});

const SYNTAXES: ReadonlyMap<string, TransferSyntax> = new Map([
  [IMPLICIT_LITTLE_ENDIAN, syntax('Implicit VR Little Endian', 'NATIVE')],
  [EXPLICIT_LITTLE_ENDIAN, syntax('Explicit VR Little Endian', 'NATIVE')],
  [DEFLATED_LITTLE_ENDIAN, syntax('Deflated Explicit VR Little Endian', 'NATIVE')],
  [EXPLICIT_BIG_ENDIAN, syntax('Explicit VR Big Endian', 'NATIVE')],
  ['1.2.840.10008.1.2.1.98', syntax('Encapsulated Uncompressed Explicit VR Little Endian')],
  ['1.2.840.10008.1.2.5', syntax('RLE Lossless', 'RLE')],
  [`${JPEG_FAMILY}50`, syntax('JPEG Baseline (Process 1)', 'JPEG')],
  [`${JPEG_FAMILY}51`, syntax('JPEG Extended (Process 2 and 4)', 'JPEG')],
  [`${JPEG_FAMILY}57`, syntax('JPEG Lossless (Process 14)', 'JPEG')],
  [`${JPEG_FAMILY}70`, syntax('JPEG Lossless (Process 14, First-Order Prediction)', 'JPEG')],
  [`${JPEG_FAMILY}80`, syntax('JPEG-LS Lossless', 'JPEG_LS')],
  [`${JPEG_FAMILY}81`, syntax('JPEG-LS Near-Lossless', 'JPEG_LS')],
  [`${JPEG_FAMILY}90`, syntax('JPEG 2000 Lossless', 'JPEG_2000')],
  [`${JPEG_FAMILY}91`, syntax('JPEG 2000', 'JPEG_2000')],
  [`${JPEG_FAMILY}92`, syntax('JPEG 2000 Multi-component Lossless')],
  [`${JPEG_FAMILY}93`, syntax('JPEG 2000 Multi-component')],
  [`${JPEG_FAMILY}94`, syntax('JPIP Referenced')],
  [`${JPEG_FAMILY}95`, syntax('JPIP Referenced Deflate')],
  [`${JPEG_FAMILY}100`, syntax('MPEG2 Main Profile / Main Level')],
  [`${JPEG_FAMILY}101`, syntax('MPEG2 Main Profile / High Level')],
  [`${JPEG_FAMILY}102`, syntax('MPEG-4 AVC/H.264 High Profile / Level 4.1')],
  [`${JPEG_FAMILY}103`, syntax('MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1')],
  [`${JPEG_FAMILY}104`, syntax('MPEG-4 AVC/H.264 High Profile / Level 4.2 for 2D Video')],
  [`${JPEG_FAMILY}105`, syntax('MPEG-4 AVC/H.264 High Profile / Level 4.2 for 3D Video')],
  [`${JPEG_FAMILY}106`, syntax('MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2')],
  [`${JPEG_FAMILY}107`, syntax('HEVC/H.265 Main Profile / Level 5.1')],
  [`${JPEG_FAMILY}108`, syntax('HEVC/H.265 Main 10 Profile / Level 5.1')],
  [`${JPEG_FAMILY}110`, syntax('JPEG XL Lossless', 'JPEG_XL')],
  [`${JPEG_FAMILY}111`, syntax('JPEG XL JPEG Recompression', 'JPEG_XL')],
  [`${JPEG_FAMILY}112`, syntax('JPEG XL', 'JPEG_XL')],
  [`${JPEG_FAMILY}201`, syntax('High-Throughput JPEG 2000 Lossless', 'JPEG_2000')],
  [`${JPEG_FAMILY}202`, syntax('High-Throughput JPEG 2000 Lossless, RPCL', 'JPEG_2000')],
  [`${JPEG_FAMILY}203`, syntax('High-Throughput JPEG 2000', 'JPEG_2000')],
  [`${JPEG_FAMILY}204`, syntax('JPIP HTJ2K Referenced')],
  [`${JPEG_FAMILY}205`, syntax('JPIP HTJ2K Referenced Deflate')],
  ['1.2.840.10008.1.2.8.1', syntax('Deflated Image Frame Compression')],
]);

/** A transfer syntax by its UID; one that is not known is called by it. */
export const transferSyntax = (uid: string): TransferSyntax =>
  SYNTAXES.get(uid) ?? syntax('an unknown transfer syntax');

const DEFLATED: ReadonlySet<string> = new Set([
  DEFLATED_LITTLE_ENDIAN,
  `${JPEG_FAMILY}95`,
  `${JPEG_FAMILY}205`,
]);

/** Whether the whole data set is deflated (PS3.5 A.5). */
export const isDeflated = (uid: string): boolean => DEFLATED.has(uid);
