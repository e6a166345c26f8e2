import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { publishedUid } from '../support/ids.ts';

const SEARCH = `query ($text: String!, $first: Int! = 10) {
  search(text: $text, first: $first) { __typename id }
}`;

interface Hit {
  readonly __typename: string;
  readonly id: string;
}

const NAME = '00000013_008.png';

describe('A search', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  /** The hits as "Type key". */
  const find = async (text: string, first?: number): Promise<readonly string[]> => {
    const { search } = await gateway.data<{ search: readonly Hit[] }>(SEARCH, {
      text,
      ...(first !== undefined && { first }),
    });
    assert.equal(new Set(search.map(({ id }) => id)).size, search.length, 'a hit stands twice');
    return search.map(({ __typename, id }) => {
      const key = Buffer.from(id, 'base64url').toString();
      assert.ok(key.startsWith(`${__typename}:`));
      return key.replace(':', ' ');
    });
  };

  for (const [text, hit] of [
    [NAME, `Image ${NAME}`],
    [`  ${NAME}\n`, `Image ${NAME}`],
    ['00000013_008', `Image ${NAME}`],
    ['13', 'Patient 13'],
    ['00000013', 'Patient 13'],
    ['0013', 'Patient 13'],
    ['4343882785', 'Reader 4343882785'],
    ['434388278', 'Reader 4343882785'],
    [publishedUid(NAME, 'study'), `Study ${publishedUid(NAME, 'study')}`],
    [publishedUid(NAME, 'series'), `Study ${publishedUid(NAME, 'study')}`],
    [publishedUid(NAME, 'instance'), `Image ${NAME}`],
    [publishedUid(NAME, 'instance').slice(0, 40), `Image ${NAME}`],
    ['MASS', 'FindingDefinition MASS'],
    ['mass', 'FindingDefinition MASS'],
    ['Pleural_Thickening', 'FindingDefinition PLEURAL_THICKENING'],
    ['pleural thickening', 'FindingDefinition PLEURAL_THICKENING'],
    ['cardio', 'FindingDefinition CARDIOMEGALY'],
    ['NIH_NLP_2020', 'LabelSet NIH_NLP_2020'],
    ['four findings', 'LabelSet FOUR_FINDINGS_2019'],
    ['adjudicated', 'LabelSet FOUR_FINDINGS_2019'],
  ] as const) {
    it(`for ${JSON.stringify(text)} gives ${hit} first`, async () => {
      assert.equal((await find(text))[0], hit);
    });
  }

  it('gives what is called exactly so before what begins so', async () => {
    const ofPatient = await find('00000013', 100);
    assert.equal(ofPatient[0], 'Patient 13');
    assert.equal(ofPatient.filter((hit) => hit.startsWith('Image 00000013_')).length, 28);

    const patients = await find('13', 100);

    assert.equal(patients[0], 'Patient 13');
    assert.deepEqual(
      patients.slice(1, 11),
      Array.from({ length: 10 }, (_, i) => `Patient ${130 + i}`),
    );
    assert.deepEqual((await find('mass')).slice(0, 2), [
      'FindingDefinition MASS',
      'FindingDefinition NODULE_OR_MASS',
    ]);
    assert.deepEqual((await find('nodule')).slice(0, 2), [
      'FindingDefinition NODULE',
      'FindingDefinition NODULE_OR_MASS',
    ]);
  });

  for (const text of ['', '   ', 'nonsense', '99999999', '1.2.840', '%', '_', '*', '.', '-13']) {
    it(`for ${JSON.stringify(text)} gives nothing`, async () => {
      const hits = await find(text);

      assert.deepEqual(hits, []);
    });
  }

  it('gives as many as asked for, and ten where nobody says how many', async () => {
    const prefix = '1.3.6.1.4.1.11129.5.5.1';

    assert.equal((await find(prefix)).length, 10);
    assert.equal((await find(prefix, 1)).length, 1);
    assert.equal((await find(prefix, 100)).length, 100);
  });

  it('runs one statement for what can be a key, and none for a word', async () => {
    gateway.clearStatements();
    await find('pneumothorax');
    assert.deepEqual(gateway.statements, []);

    await find('00000013_00');
    const labels = gateway.statements.map(({ label }) => label);
    assert.deepEqual(labels, ['search', 'images by image_index']);
  });

  it('refuses other sizes, and texts of more than 100 characters', async () => {
    for (const [variables, patterns] of [
      [{ text: 'x', first: 0 }, [/^first /, /1 to 100/, /0\.$/]],
      [{ text: 'x', first: 101 }, [/^first /, /1 to 100/, /101\.$/]],
      [{ text: 'x', first: -1 }, [/^first /, /-1\.$/]],
      [{ text: 'x'.repeat(101) }, [/^text /, /100/, /101\.$/]],
    ] as const) {
      const { errors } = await gateway.query(SEARCH, variables);

      assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
      for (const pattern of patterns) assert.match(errors?.[0]?.message ?? '', pattern);
    }
    await find('x'.repeat(100));
  });

  it('finds no label set that is not loaded', async () => {
    const other = await withAlteredSample(without('Data_Entry_2017.csv'), (dataDir) =>
      startGateway({ dataDir }),
    );
    const { search } = await other.data<{ search: readonly Hit[] }>(SEARCH, {
      text: 'NIH_NLP_2017',
    });
    await other.stop();

    assert.ok(search.every(({ __typename }) => __typename !== 'LabelSet'));
  });
});
