import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SourceError, UserInputError } from '../../src/errors.ts';
import { createCatalog } from '../../src/sources/catalog/catalog.ts';
import { catalogImages } from '../../src/sources/catalog/catalog-images.ts';
import { duckdbBuilder, duckdbDialect } from '../../src/sources/catalog/engines/duckdb-dialect.ts';
import { type Answering, startAnswering } from './errors/answering.ts';

const SECRET = 'select secret from "/home/someone/data.db" at line 13';
const INTERNAL = { message: 'Internal error.', code: 'INTERNAL_SERVER_ERROR' };

/** A source that fails. */
const rejecting = (error: Error) => async (): Promise<never> => {
  throw error;
};

describe('An error', () => {
  let gateway: Answering;
  before(async () => {
    gateway = await startAnswering();
  });
  after(() => gateway?.stop());

  it('of the inside is told as "Internal error." and logged whole', async () => {
    for (const error of [new Error(SECRET), new TypeError(SECRET), new RangeError(SECRET)]) {
      const { errors, logged, text } = await gateway.ask(
        '{ patient(patientId: 13) { sex } }',
        (sources) => ({
          patients: { ...sources.patients, patientsById: rejecting(error) },
        }),
      );

      assert.deepEqual(
        errors.map(({ message, extensions }) => ({ message, code: extensions['code'] })),
        [INTERNAL],
      );
      assert.doesNotMatch(text, /secret|someone|Error:/);
      assert.equal(logged.length, 1);
      assert.deepEqual(logged, [error]);
    }
  });

  it('that is thrown at once is told no more of than one that comes later', async () => {
    const { errors, text } = await gateway.ask('{ dataset { name } }', (sources) => ({
      dataset: {
        ...sources.dataset,
        dataset: () => {
          throw new Error(SECRET);
        },
      },
    }));

    assert.deepEqual(
      errors.map(({ message, extensions }) => ({ message, code: extensions['code'] })),
      [INTERNAL],
    );
    assert.doesNotMatch(text, /secret|stack/);
  });

  it('of a source names the source, and neither what it was asked nor why it failed', async () => {
    const cause = new Error(SECRET);
    const { errors, logged, text } = await gateway.ask(
      '{ patient(patientId: 13) { sex } }',
      (sources) => ({
        patients: {
          ...sources.patients,
          patientsById: rejecting(new SourceError('CATALOG', 'patients by number', { cause })),
        },
      }),
    );

    assert.equal(errors.length, 1);
    assert.deepEqual(errors[0]?.extensions, { code: 'SOURCE_UNAVAILABLE', source: 'CATALOG' });
    assert.doesNotMatch(text, /secret|someone|patients by number|line 13/);
    assert.deepEqual(logged, [cause]);
  });

  it('of the engine itself becomes one of the source', async () => {
    const broken = createCatalog(
      {
        name: 'broken',
        dialect: duckdbDialect,
        builder: duckdbBuilder(),
        isBilledByColumn: false,
        hasProfiles: false,
        run: rejecting(new Error(`Binder Error: ${SECRET}`)),
        columns: rejecting(new Error(`Binder Error: ${SECRET}`)),
        estimate: async () => null,
        problem: async () => 'The catalog does not answer.',
        close: async () => {},
      },
      new Set(),
      () => {},
    );
    const { errors, text } = await gateway.ask('{ images { totalCount nodes { id } } }', () => ({
      images: catalogImages(broken),
    }));

    assert.equal(errors[0]?.extensions['code'], 'SOURCE_UNAVAILABLE');
    assert.doesNotMatch(text, /secret|someone|select|Binder|images\./);
  });

  it('in one field leaves the rest of the answer as it is', async () => {
    const { data, errors } = await gateway.ask(
      '{ dataset { imageCount } patient(patientId: 13) { sex } reader(readerId: "4343882785") { readerId } }',
      (sources) => ({
        patients: {
          ...sources.patients,
          patientsById: rejecting(new SourceError('CATALOG', 'x', { cause: new Error() })),
        },
      }),
    );

    assert.deepEqual(data, {
      dataset: { imageCount: 2033 },
      patient: null,
      reader: { readerId: '4343882785' },
    });
    assert.deepEqual(
      errors.map(({ path }) => path),
      [['patient']],
    );
  });

  it('that the caller can mend is told in full, and not logged', async () => {
    const { errors, logged } = await gateway.ask(
      '{ patient(patientId: 13) { sex } }',
      (sources) => ({
        patients: {
          ...sources.patients,
          patientsById: rejecting(new UserInputError('x takes 1 to 5, found 6.')),
        },
      }),
    );

    assert.equal(errors[0]?.message, 'x takes 1 to 5, found 6.');
    assert.deepEqual(errors[0]?.extensions, { code: 'BAD_USER_INPUT' });
    assert.deepEqual(logged, []);
  });
});
