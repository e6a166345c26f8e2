import { dicomUid } from '../../../terms/dicom-uid.ts';
import { type Column, countUpTo, type TableToWrite } from './columns.ts';
import { nameOfImage } from './image-keys.ts';

/** The table `uids`: a row is an image's ordinal. */
export const uidTable = (keys: Float64Array): TableToWrite<number> => {
  const name = (ordinal: number): string => nameOfImage(keys[ordinal] ?? 0);
  const columns: Column<number>[] = [
    { name: 'image_ordinal', type: 'INTEGER', value: (ordinal) => ordinal },
    { name: 'study_uid', type: 'TEXT', value: (ordinal) => dicomUid(name(ordinal), 'study') },
    { name: 'series_uid', type: 'TEXT', value: (ordinal) => dicomUid(name(ordinal), 'series') },
    {
      name: 'instance_uid',
      type: 'TEXT',
      value: (ordinal) => dicomUid(name(ordinal), 'instance'),
    },
  ];
  return { name: 'uids', columns, rows: countUpTo(keys.length) };
};
