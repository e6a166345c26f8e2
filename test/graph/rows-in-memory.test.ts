import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { overColumns } from '../../src/compose-columns.ts';
import { createCatalog } from '../../src/sources/catalog/catalog.ts';
import { loadCatalog } from '../../src/sources/catalog/load/load-catalog.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

/** Look-ups by every kind of key, and all neighbours of what they find. */
const LOOK_UPS = `query ($names: [ID!]!, $ids: [ID!]!) {
  image(by: { imageIndex: "00000013_008.png" }) { ...All }
  imagesByIndex(imageIndexes: $names) { ...All }
  patient(patientId: "13") { ...Person }
  patientsById(patientIds: $ids) { ...Person }
  reader(readerId: "4295232296") { id isGroundTruthReader }
  node(id: "UGF0aWVudDoxMw") { id ... on Patient { sex } }
}
fragment All on Image {
  id imageIndex sequenceNumber followUpNumber viewPosition patientAgeYears split dataQuality
  originalSize { width height } pixelSpacingMm { x y }
  patient { id patientId sex split imageCount }
  study { id patient { sex } images { imageIndex } }
  findings
  truth: findings(labelSet: ALL_FINDINGS_2021)
  labels(filter: { value: { in: [PRESENT, UNCERTAIN] } }) {
    id finding value source rawValue provenance { file row column }
    reader { readerId } image { viewPosition } derivation { rule inputs { value } }
  }
  consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { majority votes { value count } }
  boundingBoxes { finding x y width height areaFraction }
}
fragment Person on Patient {
  patientId
  images(first: 3, orderBy: [{ field: PATIENT_AGE_YEARS, direction: DESC }]) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { imageIndex findings } }
  }
  studies { studyInstanceUid }
  timeline { image { imageIndex } appeared resolved }
}`;

const VARIABLES = {
  names: ['00000001_000.png', 'nobody', '00000013_008.png', '00000001_000.png'],
  ids: ['13', '00000001', '99999999', 'x'],
};

describe('With rows in memory', () => {
  let gateway: TestGateway;
  let engine: TestGateway;
  before(async () => {
    gateway = await startGateway({ columnMegabytes: 64, listen: true });
    engine = await startGateway();
  });
  after(async () => {
    await gateway?.stop();
    await engine?.stop();
  });

  const labels = (): string[] => gateway.statements.map(({ label }) => label);
  const post = async (): Promise<unknown> => {
    const body = JSON.stringify({ query: LOOK_UPS, variables: VARIABLES });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    return answer.json();
  };

  it('what is looked up by key is answered as by the engine, however often, and asks nothing', async () => {
    const expected = await engine.query(LOOK_UPS, VARIABLES);
    gateway.clearStatements();

    assert.deepEqual(expected.errors, undefined);
    for (let time = 0; time < 3; time += 1) {
      assert.deepEqual(await gateway.query(LOOK_UPS, VARIABLES), expected);
    }
    assert.deepEqual(labels(), []);
  });

  it('a plan says what the engine would be asked, and nothing runs', async () => {
    const document =
      '{ patient(patientId: "13") { images { explain { sources { question statement isCached } } } } }';
    const expected = await engine.query(document);
    gateway.clearStatements();

    assert.deepEqual(await gateway.query(document), expected);
    assert.deepEqual(labels(), []);
  });

  it('a cursor of another list is refused as by the engine', async () => {
    const document =
      '{ patient(patientId: "13") { images(first: 1, after: "x") { nodes { id } totalCount } } }';

    assert.deepEqual(await gateway.query(document), await engine.query(document));
  });

  it('data that is loaded anew is in memory again', async () => {
    const first = await post();
    gateway.clearStatements();
    await gateway.reload();
    await gateway.settled();
    assert.ok(labels().includes('columns of images'));
    gateway.clearStatements();

    assert.deepEqual(await post(), first);
    assert.deepEqual(labels(), []);
  });
});

describe('Without rows in memory', () => {
  for (const [name, env] of [
    ['as nobody wants the fast way', { COLUMNS_MB: '64', FAST_PATH: 'off' }],
    ['as they have no memory', { COLUMNS_MB: '0' }],
  ] as const) {
    it(`what is looked up by key is asked, ${name}`, async () => {
      const gateway = await startGateway({ env });
      gateway.clearStatements();
      const { patient } = await gateway.data<{ patient: unknown }>(
        '{ patient(patientId: "13") { patientId } }',
      );
      const asked = gateway.statements.map(({ label }) => label);
      await gateway.stop();

      assert.deepEqual(patient, { patientId: '13' });
      assert.deepEqual(asked, ['patients by number']);
    });
  }

  it('nothing is read in advance of an engine that bills what is read', async () => {
    const gateway = await startGateway();
    const { engine, dataset } = await loadCatalog(sampleDir);
    const sets = new Set(dataset.imageCounts.keys());
    const asked: string[] = [];
    const catalog = createCatalog({ ...engine, isBilledByColumn: true }, sets, ({ label }) => {
      asked.push(label);
    });
    const speed = { isFast: true, columnBytes: 64 * 1024 * 1024, answerBytes: 0 };
    const over = overColumns(gateway.sources, catalog, { speed, logError: () => {} });
    await engine.close();
    await gateway.stop();

    assert.ok(over === null);
    assert.deepEqual(asked, []);
  });
});
