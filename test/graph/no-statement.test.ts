import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

// BigQuery bills a statement that gives no rows, too.
describe('No statement is run for what is known without it', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const labels = (): string[] => gateway.statements.map(({ label }) => label).sort();

  it('the facts of the data set, the vocabulary, and keys that nothing can have', async () => {
    await gateway.data(`{
      dataset { contentHash files { sha256 } labelSets { code citation { doi } } }
      labelSets { code imageCount findings }
      findings { finding relations { relation finding } }
      image(by: { id: "none" }) { id }
      patient(patientId: "none") { id }
      study(studyInstanceUid: "none") { id }
      node(id: "none") { id }
      none: imagesByIndex(imageIndexes: []) { id }
      search(text: "") { id }
      __schema { queryType { name } }
    }`);

    assert.deepEqual(labels(), []);
  });

  it('lists of a filter that nothing meets', async () => {
    const none = { totalCount: 0, nodes: [] };
    assert.deepEqual(
      await gateway.data(`{
        images(filter: { patientId: { in: [] }, sex: { eq: MALE } }) { totalCount nodes { id } }
        patients(filter: { not: { and: [] } }) { totalCount nodes { id } }
        labels(filter: { or: [] }) { totalCount nodes { id } }
      }`),
      { images: none, patients: none, labels: none },
    );

    assert.deepEqual(labels(), []);
  });

  it('lists within rows of a filter that nothing meets', async () => {
    const { patients, readers, images } = await gateway.data<
      Record<'patients' | 'images', { readonly nodes: readonly object[] }> & {
        readonly readers: readonly object[];
      }
    >(`{
      patients(first: 2) { nodes { images(filter: { or: [] }) { totalCount nodes { id } } } }
      readers {
        images(filter: { or: [] }) { totalCount nodes { id } }
        labels(filter: { or: [] }) { totalCount nodes { id } }
      }
      images(first: 2) { nodes { labels(filter: { or: [] }) { id } } }
    }`);

    const none = { totalCount: 0, nodes: [] };
    assert.deepEqual(patients.nodes, [{ images: none }, { images: none }]);
    assert.deepEqual(readers[0], { images: none, labels: none });
    assert.deepEqual(images.nodes, [{ labels: [] }, { labels: [] }]);
    assert.deepEqual(labels(), ['page of images', 'page of patients', 'readers']);
  });

  it('counts and statistics of images that no filter lets through', async () => {
    const facets = 'facets(dimensions: [FINDING, SEX]) { buckets { imageCount } }';
    const aggregate = `aggregate {
      imageCount patientCount ageYears { knownCount } ageHistogram { imageCount }
      crossTab(dimensions: [SEX]) { imageCount } coOccurrence { imageCount }
    }`;
    const origin = 'source: GROUND_TRUTH, labelSet: ALL_FINDINGS_2021';
    await gateway.data(`{
      images(filter: { or: [] }) { ${aggregate} ${facets} }
      agreement(labelSet: ALL_FINDINGS_2021, filter: { or: [] }) { imageCount }
      comparison(
        reference: { ${origin} }, candidate: { source: NLP, labelSet: NIH_NLP_2020 }
        filter: { or: [] }
      ) { imageCount }
      mined: comparison(
        reference: { source: NLP, labelSet: NIH_NLP_2017 }
        candidate: { source: NLP, labelSet: NIH_NLP_2020 }
        filter: { or: [] }
      ) { imageCount }
      readers { performance(labelSet: ALL_FINDINGS_2021, filter: { or: [] }) { imageCount } }
    }`);

    assert.deepEqual(labels(), ['readers']);
  });

  it('the rest of a filter is asked where a part of it meets nothing, or everything', async () => {
    const { one, other } = await gateway.data<Record<string, { readonly totalCount: number }>>(`{
      one: images(filter: { or: [{ patientId: { in: [] } }, { sex: { eq: MALE } }] }) { totalCount }
      other: images(filter: { and: [{ patientId: { notIn: [] } }, { sex: { eq: MALE } }] }) { totalCount }
    }`);

    assert.ok((one?.totalCount ?? 0) > 0);
    assert.deepEqual(one, other);
    const [text, same] = gateway.statements.map(({ sql }) => sql);
    assert.equal(text, same);
  });
});
