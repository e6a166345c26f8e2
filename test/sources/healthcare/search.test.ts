import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type AnsweredRequest, type Reply, startAnswering } from '../../support/answering.ts';
import { KEY, patient, transportTo } from './services.ts';

const JSON_TYPE = { 'content-type': 'application/dicom+json; charset=utf-8' };

const list = (instances: readonly unknown[]): Reply => ({
  headers: JSON_TYPE,
  body: JSON.stringify(instances),
});

const storeThat = async (context: TestContext, answer: (request: AnsweredRequest) => Reply) => {
  const upstream = await startAnswering(answer);
  context.after(() => upstream.stop());
  return { upstream, transport: await transportTo(upstream.url) };
};

const queryOf = ({ path }: AnsweredRequest): Record<string, string> =>
  Object.fromEntries(new URL(path, 'http://store').searchParams);

describe('A search of a DICOM store of Google', () => {
  it('finds nothing where there is no content, or an empty list', async (context) => {
    for (const reply of [{ status: 204 }, list([])]) {
      const { transport } = await storeThat(context, () => reply);
      assert.deepEqual(await transport.searchInstances([], patient()), []);
    }
  });

  it('asks for page after page until one is short', async (context) => {
    const all = Array.from({ length: 2345 }, (_, number) => ({ number }));
    const { upstream, transport } = await storeThat(context, (request) => {
      const { limit, offset } = queryOf(request);
      return list(all.slice(Number(offset), Number(offset) + Number(limit)));
    });

    assert.deepEqual(await transport.searchInstances([['PatientID', '13']], patient()), all);

    assert.deepEqual(upstream.requests.map(queryOf), [
      { PatientID: '13', limit: '1000', offset: '0' },
      { PatientID: '13', limit: '1000', offset: '1000' },
      { PatientID: '13', limit: '1000', offset: '2000' },
    ]);
  });

  it('knows by a page without content that the one before was the last', async (context) => {
    const all = Array.from({ length: 1000 }, (_, number) => ({ number }));
    const { upstream, transport } = await storeThat(context, (request) =>
      queryOf(request)['offset'] === '0' ? list(all) : { status: 204 },
    );

    assert.deepEqual(await transport.searchInstances([], patient()), all);
    assert.equal(upstream.requests.length, 2);
  });

  it('asks for one page where a limit is given', async (context) => {
    const { upstream, transport } = await storeThat(context, () => list([{}]));

    await transport.searchInstances([['limit', '1']], patient());

    assert.deepEqual(upstream.requests.map(queryOf), [{ limit: '1' }]);
  });

  it('names the wanted attributes in one list', async (context) => {
    const { upstream, transport } = await storeThat(context, () => ({ status: 204 }));
    const parameters = [
      ['SOPInstanceUID', KEY.instanceUid],
      ['includefield', '00280010'],
      ['includefield', '00280011'],
    ] as const;

    await transport.searchInstances(parameters, patient());

    const [query] = upstream.requests.map(queryOf);
    assert.equal(query?.['includefield'], '00280010,00280011');
    assert.equal(query?.['SOPInstanceUID'], KEY.instanceUid);
    assert.equal(upstream.requests[0]?.headers.accept, 'application/dicom+json');
  });

  it('is not made for a list of UIDs, as Google matches single values only', async (context) => {
    const { upstream, transport } = await storeThat(context, () => list([{}]));
    const { instanceUid, studyUid } = KEY;
    const vain = [
      [['SOPInstanceUID', `${instanceUid},${studyUid}`]],
      [
        ['SOPInstanceUID', instanceUid],
        ['SOPInstanceUID', studyUid],
      ],
      [['SOPInstanceUID', '../..']],
    ] as const;

    for (const parameters of vain) {
      assert.equal(await transport.searchInstances(parameters, patient()), null);
    }
    assert.deepEqual(upstream.requests, []);
  });
});
