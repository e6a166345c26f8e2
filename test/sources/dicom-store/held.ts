// What a store under the contract holds, and what it must tell of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dicomObject, type Radiograph } from '../../../scripts/store/dicom-object.ts';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { publishedUid } from '../../support/ids.ts';
import { realDataDir } from '../../support/real-data.ts';

/** One instance. */
export interface Held {
  readonly imageIndex: string;
  /** The object, PS3.10. */
  readonly bytes: Buffer;
  /** Its attributes, without the pixels and without what it is stored in. */
  readonly dataset: DicomDataset;
  readonly transferSyntaxUid: string;
  readonly width: number;
  readonly height: number;
  /** The pixel data, padding included. */
  readonly pixels: Uint8Array;
}

const IMPLICIT = '1.2.840.10008.1.2';
const EXPLICIT = '1.2.840.10008.1.2.1';

const made = (radiograph: Radiograph): Held => ({
  imageIndex: radiograph.imageIndex,
  bytes: dicomObject(radiograph),
  dataset: datasetOf(radiograph),
  transferSyntaxUid: radiograph.transferSyntaxUid ?? IMPLICIT,
  width: radiograph.width,
  height: radiograph.height,
  pixels: radiograph.pixels,
});

const datasetOf = (radiograph: Radiograph): DicomDataset => ({
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
  '00080018': { vr: 'UI', Value: [publishedUid(radiograph.imageIndex, 'instance')] },
  '00080060': { vr: 'CS', Value: ['DX'] },
  '00081030': { vr: 'LO', Value: [radiograph.studyDescription] },
  '00100020': { vr: 'LO', Value: [radiograph.patientId] },
  '00100040': { vr: 'CS', Value: [radiograph.sex] },
  ...(radiograph.age !== null && { '00101010': { vr: 'AS', Value: [String(radiograph.age)] } }),
  '0020000D': { vr: 'UI', Value: [publishedUid(radiograph.imageIndex, 'study')] },
  '0020000E': { vr: 'UI', Value: [publishedUid(radiograph.imageIndex, 'series')] },
  '00280002': { vr: 'US', Value: [1] },
  '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
  '00280010': { vr: 'US', Value: [radiograph.height] },
  '00280011': { vr: 'US', Value: [radiograph.width] },
  '00280100': { vr: 'US', Value: [8] },
  '00280101': { vr: 'US', Value: [8] },
  '00280102': { vr: 'US', Value: [7] },
  '00280103': { vr: 'US', Value: [0] },
});

/** Gray that differs from pixel to pixel, and from picture to picture. */
const gray = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, position) => (position * 7 + seed * 31) % 256);

/** Both transfer syntaxes, pictures wider and higher than square, a long description, no age. */
const VARIED: readonly Held[] = [
  made({
    imageIndex: '00000013_000.png',
    patientId: '13',
    sex: 'F',
    age: 60,
    studyDescription: 'Emphysema|Infiltration|Pleural_Thickening|Pneumothorax',
    width: 40,
    height: 20,
    pixels: gray(800, 1),
    transferSyntaxUid: EXPLICIT,
  }),
  made({
    imageIndex: '00000013_001.png',
    patientId: '13',
    sex: 'F',
    age: null,
    studyDescription: 'No Finding',
    width: 20,
    height: 60,
    pixels: gray(1200, 2),
  }),
];

/** More than one search takes. */
const MANY: readonly Held[] = Array.from({ length: 120 }, (_, number) =>
  made({
    imageIndex: `000200${String(number % 40).padStart(2, '0')}_${String(number).padStart(3, '0')}.png`,
    patientId: String(20_000 + (number % 40)),
    sex: 'M',
    age: number % 90,
    studyDescription: 'Hernia',
    width: 4,
    height: 2,
    pixels: gray(8, number),
  }),
);

/** The published object, where the published files are here. */
const published = (): readonly Held[] => {
  const file = realDataDir === null ? '' : join(realDataDir, 'dicom/00000001_000.dcm');
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const pixels = bytes.subarray(-1024 * 1024);
  const [width, height] = [1024, 1024];
  const attributes = {
    patientId: '1',
    sex: 'M',
    age: 58,
    studyDescription: 'Cardiomegaly',
  } as const;
  const radiograph = { imageIndex: '00000001_000.png', ...attributes, width, height, pixels };
  return [{ ...made(radiograph), bytes }];
};

export const HELD: readonly Held[] = [...VARIED, ...published(), ...MANY];

/** Names of images that no store under the contract holds. */
export const ABSENT: readonly string[] = Array.from(
  { length: 30 },
  (_, number) => `00030000_${String(number).padStart(3, '0')}.png`,
);
