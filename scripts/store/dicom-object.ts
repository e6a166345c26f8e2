// Makes DICOM objects like the published ones: the same attributes, in the same words.
import dcmjs, { type DcmjsDict, type DcmjsElement } from 'dcmjs';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';

/** Implicit VR Little Endian, the transfer syntax of the published objects. */
const IMPLICIT = '1.2.840.10008.1.2';
/** Explicit VR Little Endian. */
const EXPLICIT = '1.2.840.10008.1.2.1';

/** Secondary Capture Image Storage, the class of the published objects. */
const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';

/** Who wrote the file, as its meta header says (PS3.7 D.3.3.2). */
const IMPLEMENTATION_UID = '2.25.313506911077112353205058133619745967654';
const IMPLEMENTATION_VERSION = 'RADIOGRAPH_1';

/** What becomes a DICOM object. */
export interface Radiograph {
  /** File name in the collection; the UIDs follow from it. */
  readonly imageIndex: string;
  /** Without leading zeros, as published: "13". */
  readonly patientId: string;
  readonly sex: 'F' | 'M';
  /** Years, which the published objects write plain ("58"); null leaves the element out. */
  readonly age: number | null;
  /** The label string, such as "Cardiomegaly|Emphysema". */
  readonly studyDescription: string;
  readonly width: number;
  readonly height: number;
  /** Gray, a byte each, 0 is black, rows from the top. */
  readonly pixels: Uint8Array;
  /** How it is written: Implicit VR Little Endian, the default, as published; or Explicit. */
  readonly transferSyntaxUid?: typeof IMPLICIT | typeof EXPLICIT;
}

/** A DICOM object (PS3.10). RangeError where there are not as many pixels as its size tells. */
export const dicomObject = (radiograph: Radiograph): Buffer<ArrayBuffer> => {
  const { width, height, pixels, transferSyntaxUid = IMPLICIT } = radiograph;
  if (pixels.length !== width * height) {
    throw new RangeError(`Wanted ${width} x ${height} pixels, found ${pixels.length}.`);
  }
  const file = new dcmjs.data.DicomDict(metaOf(radiograph.imageIndex, transferSyntaxUid));
  file.dict = elementsOf(radiograph);
  // A published label string may be longer than LO's 64 characters, and an age is no AS.
  return Buffer.from(file.write({ allowInvalidVRLength: true }));
};

const metaOf = (imageIndex: string, transferSyntaxUid: string): DcmjsDict => ({
  '00020001': element('OB', Uint8Array.of(0, 1).buffer),
  '00020002': element('UI', SECONDARY_CAPTURE),
  '00020003': element('UI', instanceKeyOf(imageIndex).instanceUid),
  '00020010': element('UI', transferSyntaxUid),
  '00020012': element('UI', IMPLEMENTATION_UID),
  '00020013': element('SH', IMPLEMENTATION_VERSION),
});

const elementsOf = (radiograph: Radiograph): DcmjsDict => {
  const { age, width, height } = radiograph;
  const { studyUid, seriesUid, instanceUid } = instanceKeyOf(radiograph.imageIndex);
  return {
    '00080016': element('UI', SECONDARY_CAPTURE),
    '00080018': element('UI', instanceUid),
    '00080060': element('CS', 'DX'),
    '00081030': element('LO', radiograph.studyDescription),
    '00100020': element('LO', radiograph.patientId),
    '00100040': element('CS', radiograph.sex),
    ...(age !== null && { '00101010': element('AS', String(age)) }),
    '0020000D': element('UI', studyUid),
    '0020000E': element('UI', seriesUid),
    '00280002': element('US', 1),
    '00280004': element('CS', 'MONOCHROME2'),
    '00280010': element('US', height),
    '00280011': element('US', width),
    '00280100': element('US', 8),
    '00280101': element('US', 8),
    '00280102': element('US', 7),
    '00280103': element('US', 0),
    '7FE00010': element('OW', evenBytes(radiograph.pixels)),
  };
};

const element = (vr: string, value: unknown): DcmjsElement => ({ vr, Value: [value] });

/** A value has an even number of bytes (PS3.5 7.1.1). */
const evenBytes = (pixels: Uint8Array): ArrayBuffer => {
  const bytes = new Uint8Array(pixels.length + (pixels.length % 2));
  bytes.set(pixels);
  return bytes.buffer;
};
