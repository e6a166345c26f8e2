import { numberOf } from '../../decode.ts';
import { inRequest, ownRequest } from '../../request.ts';
import type { Catalog } from './catalog.ts';
import { imageNumberOf } from './image-number.ts';

/**
 * Whether a file name is that of an image.
 *
 * The numbers of all images are read once, when somebody first asks, at the gateway's own cost: a
 * statement for each picture would be billed ten mebibytes on BigQuery. Where that fails, whoever
 * asks next tries again. Rejects with SourceError.
 */
export const knownImages = (catalog: Catalog): ((imageIndex: string) => Promise<boolean>) => {
  let known: Promise<ReadonlySet<number>> | null = null;
  const read = (): Promise<ReadonlySet<number>> => {
    const asked = inRequest(ownRequest(), () => readNumbers(catalog));
    asked.catch(() => {
      known = null;
    });
    return asked;
  };
  return async (imageIndex) => {
    const number = imageNumberOf(imageIndex);
    if (number === null) return false;
    known ??= read();
    return (await known).has(number);
  };
};

const readNumbers = async (catalog: Catalog): Promise<ReadonlySet<number>> => {
  const rows = await catalog.run('numbers of all images', (db) =>
    db.selectFrom('images').select('image_number'),
  );
  return new Set(rows.map((row) => numberOf(row, 'image_number')));
};
