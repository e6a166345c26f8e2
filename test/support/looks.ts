import type { Look } from '../../src/dicom/look.ts';
import type { PixelSize } from '../../src/dicom/pixel-size.ts';

/** A PNG as the instance says, in its own size. */
export const plainLook: Look = { size: null, window: null, format: 'PNG', quality: 90 };

export const asItIs = async (): Promise<Look> => plainLook;

/** What is said of an instance that there is not. */
export const nothing = async (): Promise<null> => null;

/** A PNG of just that size. */
export const sized = (size: PixelSize) => async (): Promise<Look> => ({ ...plainLook, size });
