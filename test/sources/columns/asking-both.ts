import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coerceInputValue, isInputObjectType } from 'graphql';
import type { ImageOwners } from '../../../src/cohort/tally.source.ts';
import type { Sources } from '../../../src/context.ts';
import { checkedInput } from '../../../src/decode.ts';
import { buildGatewaySchema } from '../../../src/graphql/schema.ts';
import type { ImageFilterInput } from '../../../src/image/image.input.ts';
import { readImageFilter } from '../../../src/image/image.read-filter.ts';
import { readPatientFilter } from '../../../src/patient/patient.filter.ts';
import type { PatientFilterInput } from '../../../src/patient/patient.input.ts';
import { arbitraryFilters } from '../../oracle/arbitrary-filters.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';
import { readCollection } from '../../oracle/read-collection.ts';
import type { DataSet } from '../../support/data-sets.ts';
import { sampleDir } from '../../support/gateway.ts';
import { inOneOrder } from './both-answers.ts';
import { type BothWays, startBothWays } from './both-ways.ts';

const AT = { text: 'filter', depth: 0 };
const inputs = arbitraryFilters(readCollection(sampleDir));
const schema = await buildGatewaySchema();

/** An input as a resolver gets it, with the defaults of its type. */
const coerced = <T>(input: unknown, typeName: string): T => {
  const type = schema.getType(typeName);
  assert.ok(isInputObjectType(type));
  const found = checkedInput<T>(coerceInputValue(input, type));
  assert.ok(found !== undefined);
  return found;
};

/** Filters, whose keys are of the sample: elsewhere some are known and some are not. */
export const imageFilters = inputs.image.map((input) =>
  readImageFilter(coerced<ImageFilterInput>(input, 'ImageFilterInput'), AT),
);
export const patientFilters = inputs.patient.map((input) =>
  readPatientFilter(coerced<PatientFilterInput>(input, 'PatientFilterInput'), AT),
);

/** Two sides that are asked the same. */
export interface AskingBoth {
  readonly both: BothWays;
  readonly readerIds: readonly string[];
  /** Owners of images, one at least. */
  readonly owners: fc.Arbitrary<ImageOwners>;
  /** Both say the same; where nobody names a study, memory runs no statement. */
  same<Q>(
    questions: fc.Arbitrary<Q>,
    ask: (sources: Sources, question: Q) => Promise<unknown>,
  ): Promise<void>;
}

export const startAskingBoth = async ({ share, openFolder }: DataSet): Promise<AskingBoth> => {
  const both = await startBothWays(openFolder());
  const readers = await both.engine.readers.readers({ labelSet: null, isGroundTruthReader: null });
  const readerIds = readers.map(({ readerId }) => readerId);
  const patientId = fc.integer({ min: 1, max: 60 }).map(String);
  const ownersOf = (owner: ImageOwners['owner'], ids: fc.Arbitrary<string[]>) =>
    fc.record({ owner: fc.constant(owner), ids });
  return {
    both,
    readerIds,
    owners: fc.oneof(
      ownersOf('collection', fc.constant([''])),
      ownersOf('patient', fc.uniqueArray(patientId, { minLength: 1, maxLength: 20 })),
      ownersOf('reader', fc.subarray([...readerIds], { minLength: 1 })),
    ),
    same: async (questions, ask) => {
      const property = fc.asyncProperty(questions, async (question) => {
        const ran = both.statements.length;
        const found = inOneOrder(await ask(both.columns, question));
        const isWithout = !JSON.stringify(question).includes('studyInstanceUid');
        if (isWithout) assert.equal(both.statements.length, ran);
        assert.deepEqual(found, inOneOrder(await ask(both.engine, question)));
      });
      await fc.assert(property, fastCheckSettings(Math.ceil(100 * share)));
    },
  };
};
