import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { publishedUid } from '../support/ids.ts';

const NAME = '00000013_008.png';

describe('Look-ups of many', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('answer in the order of the keys, with null where one is unknown', async () => {
    const found = await gateway.data(
      `query ($uids: [ID!]!) {
        imagesByIndex(imageIndexes: ["00000013_009.png", "nothing", "${NAME}", "00000013_009.png"]) { imageIndex }
        patientsById(patientIds: ["00000013", 2, "nobody", "13"]) { patientId }
        studiesByUid(studyInstanceUids: $uids) { images { imageIndex } }
      }`,
      {
        uids: [
          publishedUid(NAME, 'study'),
          '1.2.3',
          'nothing',
          publishedUid('00000001_000.png', 'study'),
        ],
      },
    );

    assert.deepEqual(found, {
      imagesByIndex: [
        { imageIndex: '00000013_009.png' },
        null,
        { imageIndex: NAME },
        { imageIndex: '00000013_009.png' },
      ],
      patientsById: [{ patientId: '13' }, { patientId: '2' }, null, { patientId: '13' }],
      studiesByUid: [
        { images: [{ imageIndex: NAME }] },
        null,
        null,
        { images: [{ imageIndex: '00000001_000.png' }] },
      ],
    });
  });

  it('take 1,000 keys at most', async () => {
    for (const [field, argument] of [
      ['imagesByIndex', 'imageIndexes'],
      ['patientsById', 'patientIds'],
      ['studiesByUid', 'studyInstanceUids'],
    ] as const) {
      const source = `query ($keys: [ID!]!) { ${field}(${argument}: $keys) { id } }`;
      const { errors } = await gateway.query(source, {
        keys: Array.from({ length: 1001 }, String),
      });

      assert.equal(errors?.[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.match(errors?.[0]?.message ?? '', new RegExp(`^${argument} .*1000.*1001`));
    }
  });

  it('refuse a key that a variable leaves null, however often the document is asked', async () => {
    const source = `query ($key: ID = "${NAME}") { imagesByIndex(imageIndexes: ["${NAME}", $key]) { id } }`;
    for (let round = 0; round < 2; round += 1) {
      const { errors } = await gateway.query(source, { key: null });

      assert.deepEqual(
        errors?.map(({ extensions }) => extensions['code']),
        ['BAD_USER_INPUT'],
      );
    }
    assert.deepEqual(gateway.logged, []);
  });
});
