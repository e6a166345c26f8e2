import type { AttributeSource } from '../../dicom/attribute.source.ts';
import type { DicomDataset, DicomValue } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { Look, ValueWindow } from '../../dicom/look.ts';
import type { PictureRequest } from '../../dicom/picture.source.ts';
import type { PixelSize } from '../../dicom/pixel-size.ts';
import { SourceError } from '../../errors.ts';
import { type Box, fittedSize } from './fitted-size.ts';

const PHOTOMETRIC = '00280004';
const ROWS = '00280010';
const COLUMNS = '00280011';
const BITS_STORED = '00280101';
const PIXEL_REPRESENTATION = '00280103';
/** What an instance may say of the brightness of its values: tables, windows, rescaling. */
const BRIGHTNESS = ['00281050', '00281052', '00281053', '00283000', '00283010'];

const MONOCHROME = ['MONOCHROME1', 'MONOCHROME2'];

/** Samples of up to so many bits are shown as they are where the instance says nothing of it. */
const SCREEN_BITS = 8;

/**
 * How a store is to draw an instance so that all stores draw it alike: with a size of the instance's
 * shape, since stores stretch pictures, and with a window where the instance has none, since stores
 * then stretch its values.
 *
 * Null where there is no such instance. All attributes are read: a search leaves out those that an instance does not have.
 */
export const wantedLook = async (
  source: AttributeSource,
  key: InstanceKey,
  request: PictureRequest,
): Promise<Look | null> => {
  const { format, quality } = request;
  const found = (await source.attributes([key], 'ALL')).get(key.instanceUid);
  if (found === undefined) return null;
  if (isDamaged(found)) return { size: null, window: null, format, quality };
  if (found instanceof Error) throw found;
  return { size: sizeWithin(request, found), window: windowOf(found), format, quality };
};

const isDamaged = (found: unknown): boolean =>
  found instanceof SourceError && found.problem === 'DAMAGED';

/** Null for the instance's own size: it fits, or nothing tells it. */
const sizeWithin = (box: Box, dataset: DicomDataset): PixelSize | null => {
  const own = { width: count(dataset, COLUMNS), height: count(dataset, ROWS) };
  if (own.width === 0 || own.height === 0) return null;
  const fitted = fittedSize(own, box);
  return fitted.width === own.width && fitted.height === own.height ? null : fitted;
};

const windowOf = (dataset: DicomDataset): ValueWindow | null => {
  const bits = count(dataset, BITS_STORED);
  const isPlain =
    MONOCHROME.some((gray) => gray === first(dataset, PHOTOMETRIC)) &&
    first(dataset, PIXEL_REPRESENTATION) === 0 &&
    bits > 0 &&
    bits <= SCREEN_BITS &&
    BRIGHTNESS.every((tag) => dataset[tag] === undefined);
  return isPlain ? { center: 2 ** (bits - 1), width: 2 ** bits } : null;
};

const count = (dataset: DicomDataset, tag: string): number => {
  const value = first(dataset, tag);
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
};

const first = (dataset: DicomDataset, tag: string): DicomValue | undefined =>
  dataset[tag]?.Value?.[0];
