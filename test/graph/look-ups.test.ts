import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { globalId, publishedUid } from '../support/ids.ts';

const NAME = '00000013_008.png';

// What is found must not depend on what was asked before.
for (const cacheMegabytes of [0, 16]) {
  describe(`A look-up ${cacheMegabytes === 0 ? 'without' : 'with'} a memory`, () => {
    let gateway: TestGateway;
    before(async () => {
      gateway = await startGateway({ cacheMegabytes });
    });
    after(() => gateway?.stop());

    const image = async (by: Readonly<Record<string, unknown>>) => {
      const source = 'query ($by: ImageKeyInput!) { image(by: $by) { imageIndex } }';
      const { data, errors } = await gateway.query<{ image: { imageIndex: string } | null }>(
        source,
        { by },
      );
      return { name: data?.image?.imageIndex ?? null, error: errors?.[0] };
    };

    it('finds a patient by its number in any spelling', async () => {
      const found = await gateway.data<Record<string, { patientId: string } | null>>(`{
        number: patient(patientId: 13) { patientId }
        text: patient(patientId: "13") { patientId }
        padded: patient(patientId: "00000013") { patientId }
      }`);

      for (const patient of Object.values(found)) assert.deepEqual(patient, { patientId: '13' });
    });

    it('finds no patient by what is no number of one', async () => {
      for (const patientId of [
        '',
        ' 13',
        '13 ',
        '+13',
        '-13',
        '13.0',
        '1e1',
        '0x0D',
        '000000013',
        '99999',
        '0',
        'NaN',
      ]) {
        const { patient } = await gateway.data<{ patient: unknown }>(
          'query ($patientId: ID!) { patient(patientId: $patientId) { patientId } }',
          { patientId },
        );
        assert.equal(patient, null, JSON.stringify(patientId));
      }
    });

    it('finds an image by each of its keys', async () => {
      const id = globalId('Image', NAME);

      for (const by of [
        { imageIndex: NAME },
        { id },
        { sopInstanceUid: publishedUid(NAME, 'instance') },
      ]) {
        assert.deepEqual(await image(by), { name: NAME, error: undefined });
      }
    });

    it('finds no image by an unknown key, or by the key of something else', async () => {
      for (const by of [
        { imageIndex: '00099999_000.png' },
        { imageIndex: '13' },
        { imageIndex: '' },
        { id: globalId('Patient', '13') },
        { id: NAME },
        { sopInstanceUid: '1.2.3' },
        { sopInstanceUid: NAME },
        { sopInstanceUid: publishedUid(NAME, 'series') },
      ]) {
        assert.deepEqual(await image(by), { name: null, error: undefined });
      }
    });

    it('takes exactly one key of an image', async () => {
      const keys = { id: 'x', imageIndex: NAME, sopInstanceUid: '1.2.3' };
      const { id, imageIndex, sopInstanceUid } = keys;
      for (const [by, found] of [
        [{}, /found none/],
        [{ id, imageIndex }, /found id and imageIndex/],
        [{ imageIndex, sopInstanceUid }, /found imageIndex and sopInstanceUid/],
        [keys, /found id and imageIndex and sopInstanceUid/],
        [{ imageIndex: null }, /found none/],
      ] as const) {
        const { error } = await image(by);

        assert.equal(error?.extensions['code'], 'BAD_USER_INPUT');
        assert.match(
          error?.message ?? '',
          /^by takes exactly one of id, imageIndex, sopInstanceUid/,
        );
        assert.match(error?.message ?? '', found);
      }
    });

    it('knows a study by its own UID alone', async () => {
      const source =
        'query ($uid: ID!) { study(studyInstanceUid: $uid) { studyInstanceUid images { imageIndex } patient { patientId } } }';
      const uid = publishedUid('00000013_009.png', 'study');

      // In this order: what was not found as the one is asked for as the other.
      assert.equal((await image({ sopInstanceUid: uid })).name, null);
      assert.deepEqual(await gateway.data(source, { uid }), {
        study: {
          studyInstanceUid: uid,
          images: [{ imageIndex: '00000013_009.png' }],
          patient: { patientId: '13' },
        },
      });
      const instance = publishedUid('00000013_010.png', 'instance');
      assert.deepEqual(await gateway.data(source, { uid: instance }), { study: null });
      assert.equal((await image({ sopInstanceUid: instance })).name, '00000013_010.png');
      const study = publishedUid('00000013_011.png', 'study');
      await gateway.data(source, { uid: study });
      assert.equal((await image({ sopInstanceUid: study })).name, null);
    });
  });
}
