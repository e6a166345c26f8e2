import { deflateRawSync } from 'node:zlib';
import dcmjs from 'dcmjs';
import { dicomObject } from '../../scripts/store/dicom-object.ts';
import type { Collection } from '../collection.ts';
import { findingsOf } from '../findings.ts';
import type { Picture } from './pictures.ts';
import { PICTURE_SIDE } from './radiograph.ts';
import { runLengthFrame } from './run-lengths.ts';

const EXPLICIT = '1.2.840.10008.1.2.1';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const RUN_LENGTHS = '1.2.840.10008.1.2.5';

// It tells of ages that are no age strings, as the published ones.
dcmjs.log.setLevel('silent');

type Drawn = Parameters<typeof dicomObject>[0];

/** The images that are also DICOM objects, and how each is written. */
const OBJECTS: ReadonlyMap<string, (drawn: Drawn) => Buffer> = new Map([
  ['00000001_000.png', dicomObject],
  ['00000007_000.png', deflated],
  ['00000008_001.png', deflated],
  ['00000013_008.png', inRunLengths],
]);

/** The names of the images that are also DICOM objects. */
export const objectNames: readonly string[] = [...OBJECTS.keys()];

/** The DICOM object (PS3.10) of a picture, with the labels and the age of 2017; null where it has none. */
export function objectOf(collection: Collection, { image, pixels }: Picture): Buffer | null {
  const write = OBJECTS.get(image.name);
  if (write === undefined) return null;
  const labels = findingsOf(collection.labels2017, image.name);
  return write({
    imageIndex: image.name,
    patientId: String(image.patient.number),
    sex: image.patient.sex,
    age: Number.parseInt(collection.ages2017.get(image.name) ?? '', 10),
    studyDescription: labels.join('|') || 'No Finding',
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    pixels,
  });
}

function inRunLengths(drawn: Drawn): Buffer {
  const file = explicit(drawn);
  file.meta['00020010'] = { vr: 'UI', Value: [RUN_LENGTHS] };
  const frame = runLengthFrame(drawn.pixels, drawn.width);
  file.dict['7FE00010'] = { vr: 'OB', Value: [frame.buffer] };
  // A frame in run lengths is one fragment (PS3.5 A.4.2).
  return Buffer.from(file.write({ allowInvalidVRLength: true, fragmentMultiframe: false }));
}

/** What follows the meta header is deflated (PS3.5 A.5); dcmjs writes it as it is. */
function deflated(drawn: Drawn): Buffer {
  const file = explicit(drawn);
  file.meta['00020010'] = { vr: 'UI', Value: [DEFLATED] };
  const whole = Buffer.from(file.write({ allowInvalidVRLength: true }));
  // The group length, at byte 140, counts what follows it (PS3.10 7.1).
  const end = 144 + whole.readUInt32LE(140);
  const packed = deflateRawSync(whole.subarray(end), { level: 9 });
  return Buffer.concat([whole.subarray(0, end), packed, Buffer.alloc(packed.length % 2)]);
}

const explicit = (drawn: Drawn) => {
  const object = dicomObject({ ...drawn, transferSyntaxUid: EXPLICIT });
  return dcmjs.data.DicomMessage.readFile(Uint8Array.from(object).buffer);
};
