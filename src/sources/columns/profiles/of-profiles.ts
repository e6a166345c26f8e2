import type { ImageFilter } from '../../../image/image.filter.ts';
import type { LabelCondition } from '../../../label/label.filter.ts';
import { isTextMined } from '../sets/mined-columns.ts';

/** Whether all that a filter asks of an image is what its profile has. */
export const isOfProfiles = (filter: ImageFilter): boolean => {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.every(isOfProfiles);
    case 'not':
      return isOfProfiles(filter.of);
    case 'text':
      return filter.field === 'sex' || filter.field === 'viewPosition' || filter.field === 'split';
    case 'number':
      return filter.field === 'patientAgeYears';
    case 'labels':
      return filter.quantifier !== 'every' && isOfMined(filter.labels.condition);
    case 'labelChanged':
    case 'quality':
      return true;
    case 'boxes':
    case 'disagreement':
      return false;
  }
};

/** Whether only labels by text mining can meet a condition. */
const isOfMined = (condition: LabelCondition): boolean => {
  if (condition.kind === 'all') return condition.of.some(isOfMined);
  if (condition.kind === 'any') return condition.of.length > 0 && condition.of.every(isOfMined);
  if (condition.kind !== 'labelSet' || condition.operator !== 'in') return false;
  return condition.values.every(isTextMined);
};
