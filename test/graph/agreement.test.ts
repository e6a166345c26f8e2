import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { assertClose } from '../statistics/stored-cases.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

interface Agreement {
  readonly finding: string;
  readonly imageCount: number;
  readonly readCount: number;
  readonly percentAgreement: number | null;
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  readonly pairs: readonly {
    readonly left: { readonly readerId: string };
    readonly right: { readonly readerId: string };
    readonly imageCount: number;
    readonly cohenKappa: unknown;
  }[];
}

const FIELDS = `finding imageCount readerCount readCount percentAgreement
  fleissKappa krippendorffAlpha gwetAc1 prevalence exclusions { reason count }
  pairs { left { readerId } right { readerId } imageCount percentAgreement cohenKappa { value lower95 } }`;

const ask = (rest: string): string => `{ agreement(${rest}) { ${FIELDS} } }`;

const agreementIn = async (gateway: TestGateway, rest: string): Promise<readonly Agreement[]> =>
  (await gateway.data<{ agreement: readonly Agreement[] }>(ask(rest))).agreement;

/** Five reads by three readers, of which two read it again. */
const READ_AGAIN = '00000473_027.png';

describe('Agreement', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  const on = (names: readonly string[], rest: string) =>
    agreementIn(gateway, `${rest}, filter: { imageIndex: { in: ${JSON.stringify(names)} } }`);

  it('on one image is a percentage and nothing more', async () => {
    const [found] = await on([READ_AGAIN], 'labelSet: FOUR_FINDINGS_2019, findings: [FRACTURE]');

    assertClose(
      { ...found, pairs: found?.pairs.map(({ cohenKappa }) => cohenKappa) },
      {
        finding: 'FRACTURE',
        imageCount: 1,
        readerCount: 3,
        readCount: 3,
        percentAgreement: 1 / 3,
        fleissKappa: null,
        krippendorffAlpha: null,
        gwetAc1: null,
        prevalence: 1 / 3,
        exclusions: [{ reason: 'REPEATED_READ', count: 2 }],
        pairs: [null, null, null],
      },
    );
  });

  it('has no coefficient where all readers say one and the same thing of all images', async () => {
    const found = await agreementIn(
      gateway,
      'labelSet: ALL_FINDINGS_2021, findings: [HERNIA], filter: { labels: { none: { source: { eq: READER }, finding: { eq: HERNIA }, value: { eq: PRESENT } } } }',
    );
    const [one] = found;

    assert.ok((one?.imageCount ?? 0) > 10);
    assert.deepEqual(one, {
      ...one,
      percentAgreement: 1,
      fleissKappa: null,
      krippendorffAlpha: null,
      gwetAc1: null,
      prevalence: 0,
      exclusions: [],
    });
    assert.equal(one?.pairs.length, 10);
    assert.ok(one?.pairs.every(({ cohenKappa }) => cohenKappa === null));
  });

  it('on no image at all has nothing', async () => {
    for (const found of await on([], 'labelSet: ALL_FINDINGS_2021')) {
      assert.deepEqual(found, {
        finding: found.finding,
        imageCount: 0,
        readerCount: 0,
        readCount: 0,
        percentAgreement: null,
        fleissKappa: null,
        krippendorffAlpha: null,
        gwetAc1: null,
        prevalence: null,
        exclusions: [],
        pairs: [],
      });
    }
  });

  it('is of all findings of the set where none is named, else of each once', async () => {
    const findings = async (rest: string) =>
      (await agreementIn(gateway, rest)).map(({ finding }) => finding);

    assert.deepEqual(await findings('labelSet: FOUR_FINDINGS_2019'), [
      'PNEUMOTHORAX',
      'AIRSPACE_OPACITY',
      'FRACTURE',
      'NODULE_OR_MASS',
    ]);
    assert.deepEqual(
      await findings('labelSet: ALL_FINDINGS_2021, findings: [OTHER, MASS, OTHER]'),
      ['MASS', 'OTHER'],
    );
  });

  it('is of named readers alone, and names them by number in each pair', async () => {
    const three = ['4343883996', '4343882785', '4343883593'];
    const [found] = await agreementIn(
      gateway,
      `labelSet: ALL_FINDINGS_2021, findings: [EFFUSION], readers: ${JSON.stringify(three)}`,
    );

    assert.deepEqual(
      found?.pairs.map(({ left, right }) => [left.readerId, right.readerId]),
      [
        ['4343882785', '4343883593'],
        ['4343882785', '4343883996'],
        ['4343883593', '4343883996'],
      ],
    );
    assert.equal(found?.readCount, 3 * (found?.imageCount ?? 0));
  });

  it('asks one statement for all findings, and one more for the readers', async () => {
    const labels = () => gateway.statements.map(({ label }) => label);
    await gateway.data('{ agreement(labelSet: ALL_FINDINGS_2021) { finding fleissKappa } }');
    assert.deepEqual(labels(), ['reads of a label set']);

    gateway.clearStatements();
    await gateway.data(ask('labelSet: ALL_FINDINGS_2021'));
    assert.deepEqual(labels(), ['reads of a label set', 'readers']);
  });
});
