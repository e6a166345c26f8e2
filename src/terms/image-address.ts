import {
  type Addressing,
  type AddressParameters,
  type Admission,
  addressOf,
  admitAddress,
} from './signed-address.ts';

/** What can be fetched of an image over HTTP. */
export type ImageResource = 'rendered' | 'thumbnail' | 'dicom' | 'png' | `frames/${number}`;

/** Something of an image. */
export interface ImagePart {
  /** File name in the published set, such as "00000013_008.png". */
  readonly imageIndex: string;
  readonly resource: ImageResource;
}

/** How addresses of images are written. */
export type ImageAddressing = Addressing;

/** The address of something of an image; signed where there is a secret. */
export const imageAddress = (
  addressing: ImageAddressing,
  part: ImagePart,
  parameters: AddressParameters = {},
): string => addressOf(addressing, pathOf(part), parameters);

/** Whether an address was given out by imageAddress with the same secret, and is still good. */
export const admit = (
  addressing: Omit<ImageAddressing, 'origin'>,
  part: ImagePart,
  parameters: AddressParameters,
): Admission => admitAddress(addressing, pathOf(part), parameters);

// Names of images and resources have no letter that an address would have to escape.
const pathOf = ({ imageIndex, resource }: ImagePart): string => `/images/${imageIndex}/${resource}`;
