import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import {
  type Alteration,
  both,
  unaltered,
  withAlteredSample,
  withText,
} from '../support/altered-sample.ts';
import { startGateway } from '../support/gateway.ts';

const EVERYTHING = `{
  images(first: 100) {
    totalCount
    nodes {
      imageIndex followUpNumber patientAgeYears viewPosition split dataQuality
      originalSize { width height } pixelSpacingMm { x y } patient { patientId sex }
      boundingBoxes { finding x y width height }
      labels(filter: { labelSet: { notIn: [] } }) {
        value rawValue provenance { file row column } reader { readerId }
      }
    }
  }
  lastImages: images(last: 10) { nodes { imageIndex patientAgeYears split } }
  lastReads: labels(last: 100, filter: { source: { ne: NLP } }) { nodes { rawValue provenance { row } } }
  dataset { imageCount labelCount readerCount files { name rowCount } }
}`;

interface Loaded {
  /** What the graph says. */
  readonly graph: unknown;
  /** Of what it was loaded from. */
  readonly contentHash: string;
}

const inEachFile = (change: (text: string) => string): Alteration =>
  both(...Object.values(FILES).map((file) => withText(file, change)));

const withNewlines = (text: string): string => text.replaceAll('\r\n', '\n');

const SPELLINGS: Readonly<Record<string, Alteration>> = {
  'with LF line ends': inEachFile(withNewlines),
  'with CRLF line ends': inEachFile((text) => withNewlines(text).replaceAll('\n', '\r\n')),
  'with a byte order mark': inEachFile((text) => `\uFEFF${text}`),
  'with a line end behind the last row': inEachFile((text) => `${text.trimEnd()}\n`),
  'without a line end behind the last row': inEachFile((text) => text.trimEnd()),
};

describe('Files that say the same in other bytes give the same graph and another hash', () => {
  let plain: Loaded | undefined;
  before(async () => {
    plain = await load(unaltered);
  });

  for (const [sentence, alteration] of Object.entries(SPELLINGS)) {
    it(sentence, async () => {
      const respelled = await load(alteration);

      assert.deepEqual(respelled.graph, plain?.graph);
      assert.notEqual(respelled.contentHash, plain?.contentHash);
    });
  }
});

async function load(alteration: Alteration): Promise<Loaded> {
  return withAlteredSample(alteration, async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const graph = await gateway.data(EVERYTHING);
    const { dataset } = await gateway.data<{ dataset: { contentHash: string } }>(
      '{ dataset { contentHash } }',
    );
    await gateway.stop();
    return { graph, contentHash: dataset.contentHash };
  });
}
