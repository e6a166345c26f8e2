import { Finding } from '../../../terms/finding.ts';
import type { LoadedBox } from './boxes.ts';
import type { Collection } from './collection.ts';
import { type Column, namesOf, type TableToWrite } from './columns.ts';

/** The table `boxes`. */
export const boxTable = ({ images, boxes }: Collection): TableToWrite<LoadedBox> => {
  const columns: Column<LoadedBox>[] = [
    { name: 'image_number', type: 'BIGINT', value: (box) => images.keys[box.imageOrdinal] ?? 0 },
    { name: 'finding', type: namesOf(Finding), value: (box) => box.finding },
    { name: 'x', type: 'DOUBLE', value: (box) => box.x },
    { name: 'y', type: 'DOUBLE', value: (box) => box.y },
    { name: 'width', type: 'DOUBLE', value: (box) => box.width },
    { name: 'height', type: 'DOUBLE', value: (box) => box.height },
  ];
  return { name: 'boxes', columns, rows: boxes };
};
