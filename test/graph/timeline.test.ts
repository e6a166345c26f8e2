import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cell, FILES, readRows } from '../oracle/read-rows.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

interface Entry {
  readonly followUpNumber: number;
  readonly patientAgeYears: number | null;
  readonly appeared: readonly string[];
  readonly persisted: readonly string[];
  readonly resolved: readonly string[];
  readonly image: { readonly imageIndex: string };
}

const TIMELINE = `query ($patientId: ID!, $labelSet: LabelSetCode) {
  patient(patientId: $patientId) {
    timeline(labelSet: $labelSet) {
      followUpNumber patientAgeYears appeared persisted resolved image { imageIndex }
    }
  }
}`.replace('$labelSet: LabelSetCode)', '$labelSet: LabelSetCode! = NIH_NLP_2020)');

interface Visit {
  readonly imageIndex: string;
  readonly followUpNumber: number;
  readonly years: number;
  readonly findings: readonly string[];
}

/** The visits of patient 13 as the second release has them. */
const VISITS: readonly Visit[] = readRows(sampleDir, FILES.dataEntry2020)
  .filter((row) => cell(row, 3) === '13')
  .map((row) => ({
    imageIndex: cell(row, 0),
    followUpNumber: Number(cell(row, 2)),
    years: Number(cell(row, 4)),
    findings: cell(row, 1)
      .toUpperCase()
      .split('|')
      .filter((word) => word !== 'NO FINDING')
      .toSorted(),
  }))
  .toSorted((left, right) => left.followUpNumber - right.followUpNumber);

const entriesOf = (visits: readonly Visit[]): readonly Entry[] =>
  visits.map(({ imageIndex, followUpNumber, years, findings }, i) => {
    const earlier = visits[i - 1]?.findings ?? [];
    return {
      followUpNumber,
      patientAgeYears: years,
      appeared: findings.filter((finding) => !earlier.includes(finding)),
      persisted: findings.filter((finding) => earlier.includes(finding)),
      resolved: earlier.filter((finding) => !findings.includes(finding)),
      image: { imageIndex },
    };
  });

describe('The timeline of patient 13', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const timeline = async (variables: Record<string, unknown>): Promise<readonly Entry[]> => {
    const { patient } = await gateway.data<{ patient: { timeline: readonly Entry[] } }>(TIMELINE, {
      patientId: 13,
      ...variables,
    });
    return patient.timeline.map((entry) => ({
      ...entry,
      appeared: entry.appeared.toSorted(),
      persisted: entry.persisted.toSorted(),
      resolved: entry.resolved.toSorted(),
    }));
  };

  it('is what a plain comparison of each visit with the one before gives', async () => {
    assert.equal(VISITS.length, 28);
    assert.deepEqual(await timeline({}), entriesOf(VISITS));
  });

  it('goes by the follow-up numbers of the served release, not by file names', async () => {
    const entries = await timeline({});

    assert.equal(entries[0]?.image.imageIndex, '00000013_020.png');
    assert.deepEqual(
      entries.map(({ followUpNumber }) => followUpNumber),
      entries.map((_, i) => i),
    );
    const ages = entries.map(({ patientAgeYears }) => patientAgeYears ?? 0);
    assert.deepEqual(
      ages,
      ages.toSorted((left, right) => left - right),
    );
  });

  it('leaves out the visits that the set did not assess, and compares those that are left', async () => {
    const assessed = new Map(
      readRows(sampleDir, FILES.fourTest).map((row) => [
        cell(row, 0),
        ['FRACTURE', 'PNEUMOTHORAX', 'AIRSPACE_OPACITY', 'NODULE_OR_MASS']
          .filter((_, i) => cell(row, 11 + i) === 'YES')
          .toSorted(),
      ]),
    );
    const visits = VISITS.flatMap((visit) => {
      const findings = assessed.get(visit.imageIndex);
      return findings === undefined ? [] : { ...visit, findings };
    });

    assert.ok(visits.length >= 3 && visits.length < VISITS.length);
    assert.deepEqual(await timeline({ labelSet: 'FOUR_FINDINGS_2019' }), entriesOf(visits));
  });

  it('is empty for a patient whom the set does not know', async () => {
    assert.deepEqual(await timeline({ patientId: 1, labelSet: 'ALL_FINDINGS_2021' }), []);
  });
});
