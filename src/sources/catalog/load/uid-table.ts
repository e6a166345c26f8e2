import { dicomUid } from '../../../terms/dicom-uid.ts';
import { imageIndexOf } from '../image-number.ts';
import type { Column, TableToWrite } from './columns.ts';

/**
 * The table `uids`: a row is an image's key.
 *
 * lacking: images without a row in the public table of DICOM attributes; null: nobody compared.
 */
export const uidTable = (
  keys: Float64Array,
  lacking: ReadonlySet<number> | null,
): TableToWrite<number> => {
  const columns: Column<number>[] = [
    { name: 'image_number', type: 'BIGINT', value: (key) => key },
    { name: 'study_uid', type: 'TEXT', value: (key) => dicomUid(imageIndexOf(key), 'study') },
    { name: 'series_uid', type: 'TEXT', value: (key) => dicomUid(imageIndexOf(key), 'series') },
    { name: 'instance_uid', type: 'TEXT', value: (key) => dicomUid(imageIndexOf(key), 'instance') },
    {
      name: 'has_dicom',
      type: 'BOOLEAN',
      value: (key) => (lacking === null ? null : !lacking.has(key)),
    },
  ];
  return { name: 'uids', columns, rows: keys.values() };
};
