/**
 * An image's file name taken apart, such as "00000013_008.png".
 *
 * patientId: the number of the patient without its leading zeros; sequenceNumber: the NNN.
 */
export interface ImageName {
  readonly patientId: number;
  readonly sequenceNumber: number;
}

const IMAGE_INDEX = /^(\d{8})_(\d{3})\.png$/;

/** Takes a file name apart; null where it is not one of the collection's form. */
export const parseImageIndex = (imageIndex: string): ImageName | null => {
  const match = IMAGE_INDEX.exec(imageIndex);
  return match === null ? null : { patientId: Number(match[1]), sequenceNumber: Number(match[2]) };
};

/** A patient number as people write it ("13", "00000013"); null where it is none. */
export const parsePatientId = (text: string): number | null =>
  /^\d{1,8}$/.test(text) ? Number(text) : null;
