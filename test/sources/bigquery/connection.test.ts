import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SourceError, type SourceProblem } from '../../../src/errors.ts';
import { connect } from '../../../src/sources/bigquery/open-bigquery.ts';
import { provingClient } from '../../../src/sources/bigquery/open-client.ts';
import { type Credentials, SilenceError } from '../../../src/sources/google/credentials.ts';
import { answer, PROJECT, refuse, silent } from '../../support/bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from '../../support/bigquery-stand-in.ts';
import { startRawUpstream } from '../../support/raw-upstream.ts';
import { type Opened, open, openHanded, PLACE, STATEMENT } from './opened.ts';

let standIn: BigQueryStandIn;

beforeEach(async () => {
  standIn = await startBigQueryStandIn();
});

afterEach(() => standIn.stop());

/** Jobs with credentials, at a stand-in. */
const openWith = async (credentials: Credentials): Promise<Opened> => {
  const options = { projectId: PROJECT, apiEndpoint: standIn.url, timeoutMs: 60_000 };
  const connection = connect(options, await provingClient(options, credentials));
  const allowance = openHanded();
  return { connection, jobs: connection.jobs({ ...PLACE, allowance }), settled: allowance.settled };
};

const problemOf = async ({ jobs, connection }: Opened): Promise<SourceProblem> => {
  const error = await jobs.run(STATEMENT).then(
    () => assert.fail('It had an answer.'),
    (thrown: unknown) => thrown,
  );
  await connection.close();
  assert.ok(error instanceof SourceError, String(error));
  return error.problem;
};

describe('credentials for BigQuery', () => {
  it('are shown with each question', async () => {
    const { jobs, connection } = await openWith(
      async () => new Headers({ authorization: 'Bearer of-a-test' }),
    );
    await jobs.run(STATEMENT);
    await connection.close();
    assert.equal(standIn.asked.length, 5);
    for (const { headers } of standIn.asked) {
      assert.equal(headers['authorization'], 'Bearer of-a-test');
    }
  });

  it('that are not there are NO_ACCESS, and nothing is asked', async () => {
    const opened = await openWith(async () => {
      throw new Error('Could not load the default credentials');
    });
    assert.equal(await problemOf(opened), 'NO_ACCESS');
    assert.deepEqual(standIn.asked, []);
  });

  it('of a silent token service are a timeout', async () => {
    const opened = await openWith(async () => {
      throw new SilenceError('Nothing came.');
    });
    assert.equal(await problemOf(opened), 'TIMEOUT');
  });
});

describe('a connection to BigQuery', () => {
  it('asks nothing before the first statement', async () => {
    const { connection } = await open(standIn.url);
    await connection.close();
    assert.deepEqual(standIn.asked, []);
  });

  it('does not ask where its dataset is, where that is set', async () => {
    const { connection } = await open(standIn.url);
    const place = { ...PLACE, location: 'asia-east1', allowance: openHanded() };
    await connection.jobs(place).run(STATEMENT);
    await connection.close();

    assert.deepEqual(standIn.steps(), ['price', 'insert', 'results', 'job']);
    for (const { body } of standIn.asked.slice(0, 2)) assert.match(body, /"location":"asia-east1"/);
  });

  it('closes its sockets where nobody answers in time', async () => {
    const raw = await startRawUpstream(() => {});
    const opened = await open(raw.url, { timeoutMs: 500 });
    assert.equal(await problemOf(opened), 'TIMEOUT');
    await raw.closed();
    await raw.stop();
  });

  it('ends what is under way when it is closed', async () => {
    standIn.on('price', silent);
    const { jobs, connection } = await open(standIn.url);
    const failed = assert.rejects(jobs.run(STATEMENT), SourceError);
    await standIn.arrived('price');
    await connection.close();
    await failed;
  });

  it('is left alone after it has failed often, and callers are told at once', async () => {
    standIn.on('dataset', refuse(503, 'backendError'));
    const { jobs, connection } = await open(standIn.url);
    for (let times = 0; times < 10; times += 1) {
      await assert.rejects(jobs.run(STATEMENT), SourceError);
    }
    await connection.close();
    assert.ok(standIn.asked.length < 30);
  });
});

describe('a table of BigQuery', () => {
  it('is known without reading it', async () => {
    const fields = [
      { name: 'PatientName', type: 'RECORD', fields: [{ name: 'Alphabetic', type: 'STRING' }] },
    ];
    const facts = {
      schema: { fields },
      numRows: '112120',
      numBytes: '9007199254',
      location: 'US',
      lastModifiedTime: '1700000000000',
    };
    standIn.on('table', answer(facts));
    const { jobs, connection } = await open(standIn.url);
    const table = await jobs.table({ projectId: 'public', datasetId: 'nih', tableId: 'nih' });
    await connection.close();
    assert.equal(standIn.asked[0]?.path, '/bigquery/v2/projects/public/datasets/nih/tables/nih');
    assert.deepEqual(
      { ...table, columns: table?.columns.map(({ name }) => name) },
      {
        columns: ['PatientName'],
        rowCount: 112_120,
        byteCount: 9_007_199_254,
        location: 'US',
        changedAt: '1700000000000',
      },
    );
  });

  it('that is not there is null, and one that may not be seen is a failure', async () => {
    standIn.on('table', refuse(404, 'notFound'), refuse(403, 'accessDenied'));
    const { jobs, connection } = await open(standIn.url);
    const name = { ...PLACE.dataset, tableId: 'nih' };
    assert.equal(await jobs.table(name), null);
    await assert.rejects(jobs.table(name), SourceError);
    await connection.close();
  });
});
