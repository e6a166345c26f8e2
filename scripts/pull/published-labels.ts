// type-graphql's decorators, which the labels' words pass by, need it.
import 'reflect-metadata';
import { LABEL_FILES } from '../../src/label/label-file.ts';
import { PUBLISHED_FILES } from '../../src/sources/catalog/load/collection.ts';

export { LICENCE } from '../../src/sources/catalog/load/describe-collection.ts';

/** Where the NIH gives out the collection. */
export const NIH_PAGE = 'https://nihcc.app.box.com/v/ChestXray-NIHCC';

/** The published files that lie in the bucket: those of the radiologists. */
export const IN_BUCKET: readonly string[] = LABEL_FILES.filter(
  ({ source }) => source !== 'NLP',
).map(({ name }) => name);

/** The published files that come from the NIH's page only. */
export const NOT_IN_BUCKET: readonly string[] = PUBLISHED_FILES.filter(
  (name) => !IN_BUCKET.includes(name),
);
