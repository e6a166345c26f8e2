import { encodeCursor } from '../cursor.ts';
import { findingBit } from '../terms/finding-bits.ts';
import type { Label } from './label.ts';

/** The one order of labels, which its cursors carry: by image, file, row and finding. */
export const LABEL_ORDER = 'labels';

/** The types of the values in a cursor of labels: image index, file number, row, finding's bit. */
export const LABEL_CURSOR_SHAPE = ['image index', 'number', 'number', 'number'] as const;

/** The cursor of a label. */
export const labelCursor = ({ assessment, finding }: Label): string =>
  encodeCursor(LABEL_ORDER, [
    assessment.imageIndex,
    assessment.fileNumber,
    assessment.row,
    findingBit(finding),
  ]);
