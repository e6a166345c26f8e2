import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cell, FILES, readRows } from '../oracle/read-rows.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

interface ImageAnswer {
  readonly imageIndex: string;
  readonly sequenceNumber: number;
  readonly followUpNumber: number;
  readonly patientAgeYears: number | null;
  readonly dataQuality: readonly string[];
  readonly findings: readonly string[] | null;
  readonly of2017: readonly string[] | null;
  readonly labels: readonly { readonly labelSet: { readonly code: string } }[];
}

const IMAGES = `{
  images(first: 500) {
    nodes {
      imageIndex sequenceNumber followUpNumber patientAgeYears dataQuality
      findings of2017: findings(labelSet: NIH_NLP_2017)
      labels(filter: { source: { eq: NLP } }) { labelSet { code } }
    }
  }
}`;

const TOTALS = `{
  superseded: labelSet(code: NIH_NLP_2017) { isSuperseded imageCount }
  served: labelSet(code: NIH_NLP_2020) { isSuperseded imageCount }
  changed: images(filter: { labelChanged: {} }) { totalCount }
  marked: images(filter: { dataQuality: { some: [LABELS_CHANGED_BETWEEN_RELEASES] } }) { totalCount }
  implausible: images(filter: { dataQuality: { some: [IMPLAUSIBLE_AGE] } }) { totalCount }
  ageless: images(filter: { patientAgeYears: { notIn: [] }, not: { patientAgeYears: { gte: 0 } } }) { totalCount }
}`;

/** A gateway for the tests of a suite; its copy of the data is needed only while it starts. */
function servedWithout(name: string) {
  const started: { gateway?: TestGateway } = {};
  before(async () => {
    started.gateway = await withAlteredSample(without(name), (dataDir) =>
      startGateway({ dataDir }),
    );
  });
  after(() => started.gateway?.stop());
  return <Data>(source: string): Promise<Data> => {
    assert.ok(started.gateway !== undefined);
    return started.gateway.data<Data>(source);
  };
}

const rows2017 = new Map(
  readRows(sampleDir, FILES.dataEntry2017).map((row) => [cell(row, 0), row]),
);

describe('With the first release alone', () => {
  const ask = servedWithout(FILES.dataEntry2020);

  it('ages are read from its form 058Y, and impossible ones are missing', async () => {
    const { images } = await ask<{ images: { nodes: readonly ImageAnswer[] } }>(IMAGES);

    for (const image of images.nodes) {
      const row = rows2017.get(image.imageIndex);
      assert.ok(row !== undefined);
      const [, count, unit] = /^(\d{3})([YMD])$/.exec(cell(row, 4)) ?? [];
      const perYear = unit === 'Y' ? 1 : unit === 'M' ? 12 : 365;
      const years = Math.floor(Number(count) / perYear);
      assert.equal(image.patientAgeYears, years > 120 ? null : years, cell(row, 4));
      assert.equal(image.dataQuality.includes('IMPLAUSIBLE_AGE'), years > 120);
    }
  });

  it('follow-up numbers are those of the file names', async () => {
    const { images } = await ask<{ images: { nodes: readonly ImageAnswer[] } }>(IMAGES);

    for (const image of images.nodes) {
      assert.equal(image.followUpNumber, image.sequenceNumber);
      assert.ok(!image.dataQuality.includes('FOLLOW_UP_RENUMBERED'));
    }
  });

  it('its labels are the current ones, and those of the second are missing', async () => {
    const { images } = await ask<{ images: { nodes: readonly ImageAnswer[] } }>(IMAGES);

    for (const image of images.nodes) {
      assert.equal(image.findings, null);
      assert.ok(image.of2017 !== null);
      assert.equal(image.labels.length, 14);
      assert.ok(image.labels.every(({ labelSet }) => labelSet.code === 'NIH_NLP_2017'));
    }
  });

  it('nothing changed between releases', async () => {
    const ageless = [...rows2017.values()].filter((row) => Number.parseInt(cell(row, 4), 10) > 120);

    assert.deepEqual(await ask(TOTALS), {
      superseded: { isSuperseded: false, imageCount: 2033 },
      served: null,
      changed: { totalCount: 0 },
      marked: { totalCount: 0 },
      implausible: { totalCount: ageless.length },
      ageless: { totalCount: ageless.length },
    });
    assert.ok(ageless.length > 0);
  });
});

describe('With the second release alone', () => {
  const ask = servedWithout(FILES.dataEntry2017);

  it('there is no earlier one', async () => {
    const { images } = await ask<{ images: { nodes: readonly ImageAnswer[] } }>(IMAGES);

    assert.ok(images.nodes.every(({ findings, of2017 }) => findings !== null && of2017 === null));
    assert.deepEqual(await ask(TOTALS), {
      superseded: null,
      served: { isSuperseded: false, imageCount: 2033 },
      changed: { totalCount: 0 },
      marked: { totalCount: 0 },
      implausible: { totalCount: 0 },
      ageless: { totalCount: 0 },
    });
  });
});
