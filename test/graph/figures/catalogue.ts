import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../../oracle/figures.ts';
import { FILES, readLines } from '../../oracle/read-rows.ts';
import { GROUND_TRUTH_READERS, LABEL_SETS, type LabelSetCode } from '../../oracle/rows.ts';
import { VOCABULARY } from '../../oracle/vocabulary.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { ask } from '../property/ask.ts';

export interface LoadedFile {
  readonly name: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly byteCount: string;
}

/** The label files of a folder, in the order of their names. The lists have no header. */
export function loadedFiles(dir: string): readonly LoadedFile[] {
  return Object.values(FILES)
    .filter((name) => existsSync(join(dir, name)))
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(dir, name));
      return {
        name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        rowCount: readLines(dir, name).length - (name.endsWith('.csv') ? 1 : 0),
        byteCount: String(bytes.length),
      };
    });
}

const CATALOGUE = `{
  dataset {
    imageCount patientCount studyCount readerCount labelCount
    files { name sha256 rowCount byteCount } absentFiles { name }
    labelSets { code }
  }
  labelSets { code imageCount isSuperseded findings uncertainAllowedFor readers { readerId } }
  readers { readerId isGroundTruthReader labelSets { code } }
}`;

interface Catalogue {
  readonly dataset: {
    readonly files: readonly LoadedFile[];
    readonly absentFiles: readonly { readonly name: string }[];
    readonly labelSets: readonly { readonly code: LabelSetCode }[];
  };
  readonly labelSets: readonly {
    readonly code: LabelSetCode;
    readonly imageCount: number;
    readonly isSuperseded: boolean;
    readonly findings: readonly string[];
    readonly uncertainAllowedFor: readonly string[];
    readonly readers: readonly { readonly readerId: string }[];
  }[];
  readonly readers: readonly {
    readonly readerId: string;
    readonly isGroundTruthReader: boolean;
    readonly labelSets: readonly { readonly code: LabelSetCode }[];
  }[];
}

export async function checkCatalogue(
  gateway: TestGateway,
  figures: Figures,
  loaded: readonly LoadedFile[],
): Promise<void> {
  const catalogue = await ask<Catalogue>(gateway, CATALOGUE);
  const { files, absentFiles, labelSets, ...totals } = catalogue.dataset;
  assert.deepEqual(totals, {
    imageCount: figures.images,
    patientCount: figures.patients,
    studyCount: figures.images,
    readerCount: figures.readers,
    labelCount: figures.labels,
  });
  assert.deepEqual(
    sortedBy(files, (file) => file.name),
    loaded,
  );
  const names = [...files, ...absentFiles].map((file) => file.name);
  assert.deepEqual(
    names.toSorted(),
    Object.values(FILES).toSorted(),
    'loaded or said to be absent',
  );
  checkLabelSets(catalogue, figures);
  assert.deepEqual(
    labelSets.map((set) => set.code),
    catalogue.labelSets.map((set) => set.code),
  );
  assert.deepEqual(
    sortedBy(catalogue.readers, (reader) => reader.readerId),
    sortedBy(figures.reads, ([, readerId]) => readerId).map(([code, readerId]) => ({
      readerId,
      isGroundTruthReader: GROUND_TRUTH_READERS.some((id) => id === readerId),
      labelSets: [{ code }],
    })),
  );
}

/** Only sets that are loaded. */
function checkLabelSets({ labelSets }: Catalogue, figures: Figures): void {
  const codes = LABEL_SETS.filter((code) => figures.imagesOfLabelSet[code] > 0);
  const found = labelSets.map((set) => ({
    ...set,
    findings: set.findings.toSorted(),
    uncertainAllowedFor: set.uncertainAllowedFor.toSorted(),
    readers: set.readers.map((reader) => reader.readerId).toSorted(),
  }));
  const expected = codes.map((code) => ({
    code,
    imageCount: figures.imagesOfLabelSet[code],
    isSuperseded: code === 'NIH_NLP_2017' && codes.includes('NIH_NLP_2020'),
    findings: VOCABULARY[code].toSorted(),
    uncertainAllowedFor: code === 'FOUR_FINDINGS_2019' ? ['NODULE_OR_MASS', 'PNEUMOTHORAX'] : [],
    readers: readersOf(figures, code),
  }));
  assert.deepEqual(
    sortedBy(found, (set) => set.code),
    sortedBy(expected, (set) => set.code),
  );
}

function sortedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return rows.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function readersOf({ reads }: Figures, labelSet: LabelSetCode): readonly string[] {
  return reads
    .filter(([code]) => code === labelSet)
    .map(([, readerId]) => readerId)
    .toSorted();
}
