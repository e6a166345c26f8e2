import type { ConsensusFigureRow, Figures } from '../../oracle/figures.ts';
import { FINDINGS, type Finding, type LabelSetCode } from '../../oracle/rows.ts';
import { VOCABULARY } from '../../oracle/vocabulary.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { ask } from '../property/ask.ts';
import { allPages, type NodesPage } from './all-pages.ts';

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** Boxes by finding, over all images that have one. */
export async function askBoxes(gateway: TestGateway): Promise<Figures['boxes']> {
  type Image = { readonly boundingBoxes: readonly { readonly finding: Finding }[] };
  const source = `query ($after: String) {
    images(filter: { boundingBoxes: { some: { any: true } } }, first: 500, after: $after) {
      nodes { boundingBoxes { finding } } ${PAGE_INFO}
    }
  }`;
  const images = await imagePages<Image>(gateway, source);
  const boxes = images.flatMap((image) => image.boundingBoxes);
  return FINDINGS.map(
    (finding) => [finding, boxes.filter((box) => box.finding === finding).length] as const,
  ).filter(([, count]) => count > 0);
}

/** Consensus of every finding on every image that an expert set assessed. */
export async function askConsensus(gateway: TestGateway): Promise<readonly ConsensusFigureRow[]> {
  const four = await consensusOfSet(gateway, 'FOUR_FINDINGS_2019');
  return [...four, ...(await consensusOfSet(gateway, 'ALL_FINDINGS_2021'))];
}

interface Consensus {
  readonly majority: string | null;
  readonly isUnanimous: boolean | null;
  readonly changedByAdjudication: boolean | null;
}

async function consensusOfSet(
  gateway: TestGateway,
  labelSet: LabelSetCode,
): Promise<readonly ConsensusFigureRow[]> {
  const findings = VOCABULARY[labelSet];
  const asked = findings.map(
    (finding) => `${finding}: consensus(finding: ${finding}, labelSet: ${labelSet}) { ...fields }`,
  );
  const source = `query ($after: String) {
    images(filter: { labels: { some: { labelSet: { eq: ${labelSet} } } } }, first: 250, after: $after) {
      nodes { ${asked.join(' ')} } ${PAGE_INFO}
    }
  }
  fragment fields on Consensus { majority isUnanimous changedByAdjudication }`;
  const images = await imagePages<Readonly<Record<Finding, Consensus | null>>>(gateway, source);
  return findings.map((finding) => {
    const all = images.map((image) => image[finding]).filter((consensus) => consensus !== null);
    return [
      labelSet,
      finding,
      all.length,
      all.filter((consensus) => consensus.isUnanimous).length,
      all.filter((consensus) => consensus.majority === null).length,
      all.filter((consensus) => consensus.changedByAdjudication).length,
    ] as const;
  });
}

/** Every ground truth label, with the rule replayed by the gateway. */
export async function askGroundTruth(gateway: TestGateway): Promise<Figures['groundTruth']> {
  interface Label {
    readonly derivation: { readonly isReproduced: boolean | null };
  }
  const source = `query ($after: String) {
    labels(filter: { source: { eq: GROUND_TRUTH } }, first: 500, after: $after) {
      nodes { derivation { isReproduced } } ${PAGE_INFO}
    }
  }`;
  const labels = await allPages(async (after) => {
    return (await ask<{ readonly labels: NodesPage<Label> }>(gateway, source, { after })).labels;
  });
  return {
    labels: labels.length,
    reproduced: labels.filter((label) => label.derivation.isReproduced === true).length,
  };
}

function imagePages<Image>(gateway: TestGateway, source: string): Promise<readonly Image[]> {
  return allPages(async (after) => {
    return (await ask<{ readonly images: NodesPage<Image> }>(gateway, source, { after })).images;
  });
}
