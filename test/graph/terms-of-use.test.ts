import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import {
  type Alteration,
  both,
  unaltered,
  withAlteredSample,
  without,
} from '../support/altered-sample.ts';
import { startGateway } from '../support/gateway.ts';

interface Citation {
  readonly text: string;
  readonly doi: string | null;
  readonly url: string | null;
  readonly year: number;
}
interface Served {
  readonly dataset: {
    readonly name: string;
    readonly isSynthetic: boolean;
    readonly contentHash: string;
    readonly loadedAt: string;
    readonly licence: string;
    readonly attribution: string;
    readonly citations: readonly Citation[];
  };
}

const SERVED = `{
  dataset { name isSynthetic contentHash loadedAt licence attribution citations { text doi url year } }
}`;

async function served(alteration: Alteration): Promise<Served['dataset']> {
  return withAlteredSample(alteration, async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const { dataset } = await gateway.data<Served>(SERVED);
    await gateway.stop();
    return dataset;
  });
}

describe('Terms of use', () => {
  const published: Alteration = without('SYNTHETIC.md');

  it('of the sample say that it is made up', async () => {
    const { isSynthetic, name, licence, attribution } = await served(unaltered);

    assert.equal(isSynthetic, true);
    for (const text of [name, licence, attribution]) assert.match(text, /made up|made-up/i);
  });

  it('of published files name the provider, the site and the conditions', async () => {
    const { isSynthetic, name, licence, attribution } = await served(published);

    assert.equal(isSynthetic, false);
    assert.doesNotMatch(name + licence + attribution, /made.up/i);
    assert.match(attribution, /NIH Clinical Center/);
    for (const part of [
      /no restriction/,
      /app\.box\.com\/v\/ChestXray/,
      /research and education/,
    ]) {
      assert.match(licence, part);
    }
  });

  it('hold the three citations in full, with their DOIs', async () => {
    const { citations } = await served(published);

    const wanted = [
      {
        year: 2017,
        doi: '10.1109/CVPR.2017.369',
        words: ['X. Wang', 'R. M. Summers', 'ChestX-ray8', '3462-3471'],
      },
      {
        year: 2019,
        doi: '10.1148/radiol.2019191293',
        words: ['A. Majkowska', 'Radiologist-adjudicated', 'Radiology'],
      },
      {
        year: 2021,
        doi: '10.1038/s41598-021-93967-2',
        words: ['Z. Nabulsi', 'Tuberculosis and COVID-19', 'Scientific Reports'],
      },
    ];
    assert.deepEqual(
      citations.map(({ year, doi, url }) => ({ year, doi, url })),
      wanted.map(({ year, doi }) => ({ year, doi, url: `https://doi.org/${doi}` })),
    );
    for (const [i, { words }] of wanted.entries()) {
      for (const word of words) assert.ok(citations[i]?.text.includes(word), word);
    }
  });

  it('cite only what is loaded', async () => {
    const four = without(FILES.fourReads, FILES.fourValidation, FILES.fourTest);
    const all = without(FILES.allReads, FILES.allTest);
    const yearsOf = async (alteration: Alteration) =>
      (await served(alteration)).citations.map(({ year }) => year);

    assert.deepEqual(await yearsOf(four), [2017, 2021]);
    assert.deepEqual(await yearsOf(all), [2017, 2019]);
    assert.deepEqual(await yearsOf(both(four, all)), [2017]);
  });
});
