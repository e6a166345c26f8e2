import { isLeftOut } from '../../../dicom/decode-dataset.ts';
import type { DicomDataset, DicomElement } from '../../../dicom/dicom-json.ts';
import type { RawDataset, RawElement, RawObject } from '../part10/raw-object.ts';
import { binaryJson, isBinary } from './binary.ts';
import { binaryNumbers } from './numbers.ts';
import { type DecodeText, textDecoder } from './text-decoder.ts';
import { textValues } from './texts.ts';

const CHARACTER_SET = '00080005';
const AVAILABLE_TRANSFER_SYNTAX = '00083002';

/** Values that are longer are bulk data, whatever they are. */
const MAX_VALUE_BYTES = 1024 * 1024;

/** How the values of a data set are encoded. */
interface ValueEncoding {
  readonly isLittleEndian: boolean;
  readonly decodeText: DecodeText;
}

/**
 * The attributes of an object in the DICOM JSON model (PS3.18 F), and as Available Transfer Syntax
 * UID the one that it is stored in.
 */
export const objectJson = (object: RawObject): DicomDataset => {
  const encoding = { isLittleEndian: object.isLittleEndian, decodeText: textDecoder([]) };
  return {
    ...datasetJson(object.dataset, encoding),
    [AVAILABLE_TRANSFER_SYNTAX]: { vr: 'UI', Value: [object.transferSyntaxUid] },
  };
};

/** outer: the encoding of what surrounds it; an item may have a character set of its own. */
const datasetJson = (dataset: RawDataset, outer: ValueEncoding): DicomDataset => {
  const terms = dataset.get(CHARACTER_SET);
  const encoding = terms === undefined ? outer : { ...outer, decodeText: decoderFor(terms) };
  const elements: [string, DicomElement][] = [];
  for (const [tag, element] of dataset) {
    const json = isLeftOut(tag) ? null : elementJson(element, encoding);
    if (json !== null) elements.push([tag, json]);
  }
  return Object.fromEntries(elements);
};

const decoderFor = ({ bytes }: RawElement): DecodeText =>
  textDecoder(
    Buffer.from(bytes)
      .toString('latin1')
      .split('\\')
      .map((term) => term.trim()),
  );

/** An element in the DICOM JSON model; null where it is bulk data. */
const elementJson = (
  { vr, bytes, items }: RawElement,
  encoding: ValueEncoding,
): DicomElement | null => {
  const { isLittleEndian, decodeText } = encoding;
  if (bytes.length > MAX_VALUE_BYTES) return null;
  if (isBinary(vr)) return binaryJson(vr, bytes, isLittleEndian);
  const values =
    items?.map((item) => datasetJson(item, encoding)) ??
    binaryNumbers(vr, bytes, isLittleEndian) ??
    textValues(vr, bytes, decodeText);
  return values.length === 0 ? { vr } : { vr, Value: values };
};
