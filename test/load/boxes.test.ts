import { describe, it } from 'node:test';
import { withCell } from '../support/altered-sample.ts';
import { refuses } from './refusal.ts';

const file = 'BBox_List_2017.csv';

describe('A box that leaves the image stops the load', () => {
  for (const [at, column] of [
    [4, 'w'],
    [5, 'h]'],
  ] as const) {
    it(`in column ${column}`, () =>
      refuses(withCell(file, { row: 3, at }, '1024.5'), {
        file,
        row: 3,
        column,
        wanted: /within 1024 pixels/,
        found: '"1024.5"',
      }));
  }
});
