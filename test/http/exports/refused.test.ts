import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { withAlteredSample, withCell } from '../../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { ask } from '../images/ask.ts';
import { exportOf, fetchFile, refusalOf } from './exporting.ts';
import { idOf, withoutFolder } from './made-up-ids.ts';

describe('An export that cannot be had', () => {
  let gateway: TestGateway;
  let cohortId: string;
  let hash: string;
  before(async () => {
    gateway = await startGateway({ listen: true });
    ({ cohortId, datasetHash: hash } = await exportOf(gateway));
  });
  after(() => gateway?.stop());
  const get = async (id: string, extension = 'csv', method = 'GET') => {
    const answer = await ask(gateway.url, `/exports/${id}.${extension}`, { method });
    const { errors } = JSON.parse(answer.body.toString() || '{}');
    return { status: answer.status, headers: answer.headers, error: errors?.[0] };
  };

  it('of other data: both hashes are told', async () => {
    await withAlteredSample(
      withCell('Data_Entry_2017_v2020.csv', { row: 1, at: 4 }, '77'),
      async (dataDir) => {
        const other = await startGateway({ listen: true, dataDir });
        const theirs = await exportOf(other, { format: 'JSONL' });
        const { status, body } = await fetchFile(gateway, theirs.url);
        await other.stop();
        const [{ message, extensions }] = JSON.parse(body.toString()).errors;

        assert.equal(status, 409);
        assert.notEqual(theirs.datasetHash, hash);
        assert.equal(extensions.wantedDatasetHash, theirs.datasetHash);
        assert.equal(extensions.servedDatasetHash, hash);
        assert.ok(message.includes(hash) && message.includes(theirs.datasetHash));
      },
    );
  });

  it('damaged: any sign that is changed, left out or added is noticed', async () => {
    for (let at = 0; at < cohortId.length; at += 1) {
      const sign = cohortId[at] === 'A' ? 'B' : 'A';
      for (const id of [
        cohortId.slice(0, at) + sign + cohortId.slice(at + 1),
        cohortId.slice(0, at) + cohortId.slice(at + 1),
      ]) {
        const { status, error } = await get(id);
        assert.equal(status, 400, id);
        assert.match(error.message, /^(The cohort id is damaged|This cohort id is of version)/);
      }
    }
    assert.equal((await get(`${cohortId}A`)).status, 400);
    assert.equal((await get('a'.repeat(7000))).status, 400);
  });

  it('of another version: says so', async () => {
    const { status, error } = await get(idOf(hash, {}, 2));

    assert.equal(status, 400);
    assert.equal(
      error.message,
      'This cohort id is of version 2, and this gateway writes files of version 1. Ask its graph for a new one.',
    );
  });

  it('of no such format, or by another method', async () => {
    assert.equal((await get(cohortId, 'xlsx')).status, 404);
    assert.equal((await ask(gateway.url, '/exports/')).status, 404);
    assert.equal((await ask(gateway.url, `/exports/${cohortId}`)).status, 404);
    const { status, headers } = await get(cohortId, 'csv', 'POST');
    assert.equal(status, 405);
    assert.equal(headers.allow, 'GET, HEAD');
  });

  it('with parameters that it does not take', async () => {
    const { status, error } = await get(cohortId, 'csv?format=csv');

    assert.equal(status, 400);
    assert.match(error.message, /^Wanted no parameters; found/);
  });

  it('of a filter that no address can hold: the graph names the limit', async () => {
    const names = Array.from({ length: 3000 }, (_, i) => `${String((i * 7919) % 99_991)}_x`);
    const told = await refusalOf(gateway, { filter: { studyInstanceUid: { in: names } } });

    assert.match(told, /^The filter makes an address of \d+ characters, and an export takes 6000/);
    const fewer = { imageIndex: { in: Array.from({ length: 400 }, (_, i) => imageOf(i)) } };
    const { cohortId: long, url } = await exportOf(gateway, { filter: fewer });
    assert.ok(long.length > 500);
    assert.equal((await fetchFile(gateway, url)).status, 200);
  });

  it('of label sets that are not there', async () => {
    const lacking = 'all_findings_expert_labels';
    await withAlteredSample(withoutFolder(lacking), async (dataDir) => {
      const other = await startGateway({ dataDir });
      const told = await refusalOf(other, { labelSets: ['ALL_FINDINGS_2021'] });
      await other.stop();

      assert.equal(
        told,
        'labelSets takes those that are loaded, NIH_NLP_2017, NIH_NLP_2020, FOUR_FINDINGS_2019; found ALL_FINDINGS_2021.',
      );
    });
  });
});

const imageOf = (i: number): string => `${String(i).padStart(8, '0')}_000.png`;
