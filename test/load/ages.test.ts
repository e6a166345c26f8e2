import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { both, withAlteredSample, withCell, without } from '../support/altered-sample.ts';
import { startGateway } from '../support/gateway.ts';
import { refuses, shown } from './refusal.ts';

interface Ages {
  readonly images: {
    readonly nodes: readonly {
      readonly patientAgeYears: number | null;
      readonly dataQuality: readonly string[];
    }[];
  };
}

const FIRST = '{ images(first: 1) { nodes { patientAgeYears dataQuality } } }';

/** What the graph says of the first image, whose age is spelled in one way in one release. */
async function ageOf(file: string, age: string) {
  const alone = without(file === FILES.dataEntry2017 ? FILES.dataEntry2020 : FILES.dataEntry2017);
  const alteration = both(alone, withCell(file, { row: 1, at: 4 }, age));
  return withAlteredSample(alteration, async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const { images } = await gateway.data<Ages>(FIRST);
    await gateway.stop();
    return {
      years: images.nodes[0]?.patientAgeYears,
      isImplausible: images.nodes[0]?.dataQuality.includes('IMPLAUSIBLE_AGE'),
    };
  });
}

describe('An age', () => {
  for (const [age, years] of [
    ['058Y', 58],
    ['000Y', 0],
    ['120Y', 120],
    ['011M', 0],
    ['012M', 1],
    ['023M', 1],
    ['001D', 0],
    ['364D', 0],
    ['365D', 1],
  ] as const) {
    it(`is ${years} whole years where the first release says ${age}`, async () => {
      assert.deepEqual(await ageOf(FILES.dataEntry2017, age), { years, isImplausible: false });
    });
  }

  for (const [age, years] of [
    ['0', 0],
    ['58', 58],
    ['120', 120],
  ] as const) {
    it(`is ${years} whole years where the second release says ${age}`, async () => {
      assert.deepEqual(await ageOf(FILES.dataEntry2020, age), { years, isImplausible: false });
    });
  }

  for (const [file, age] of [
    [FILES.dataEntry2017, '121Y'],
    [FILES.dataEntry2017, '148Y'],
    [FILES.dataEntry2017, '414Y'],
    [FILES.dataEntry2020, '121'],
    [FILES.dataEntry2020, '411'],
  ] as const) {
    it(`is missing and remarked upon where ${file} says ${age}`, async () => {
      assert.deepEqual(await ageOf(file, age), { years: null, isImplausible: true });
    });
  }

  it('of the served release counts, and an impossible one of the other is remarked upon', () =>
    withAlteredSample(withCell(FILES.dataEntry2017, { row: 1, at: 4 }, '411Y'), async (dataDir) => {
      const gateway = await startGateway({ dataDir });
      const { images } = await gateway.data<Ages>(FIRST);
      await gateway.stop();

      assert.deepEqual(images.nodes, [{ patientAgeYears: 55, dataQuality: ['IMPLAUSIBLE_AGE'] }]);
    }));

  for (const age of ['', '58Y', '058y', '058W', '5.5', '-1', '0058Y', 'Y', '999Y9', ' 58']) {
    it(`that is spelled ${shown(age)} stops the load`, () =>
      refuses(withCell(FILES.dataEntry2017, { row: 1, at: 4 }, age), {
        file: FILES.dataEntry2017,
        row: 1,
        column: 'Patient Age',
        wanted: /058Y, 011M, 001D/,
        found: shown(age),
      }));
  }
});
