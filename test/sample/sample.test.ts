import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { realDataDir, skipWithoutRealData } from '../support/real-data.ts';
import { linesOf, SAMPLE_DIR, textOf } from './published-files.ts';

const FOUR = 'four_findings_expert_labels';
const ALL = 'all_findings_expert_labels';

const ENTRY_HEADER =
  'Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,' +
  'OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]';
const FOUR_HEADER = `${ENTRY_HEADER},Fracture,Pneumothorax,Airspace opacity,Nodule or mass,Set Id`;
const READS_HEADER =
  'Patient ID,Image ID,Reader ID,Fracture,Pneumothorax,Airspace opacity,Nodule/mass,Set ID';
const ALL_FINDINGS =
  'Abnormal,Atelectasis,Cardiomegaly,Effusion,Infiltration,Mass,Nodule,Pneumonia,Pneumothorax,' +
  'Consolidation,Edema,Emphysema,Fibrosis,Pleural Thickening,Hernia,Other';

const BOX_HEADER = 'Image Index,Finding Label,Bbox [x,y,w,h],,,';
const FIVE_READERS_HEADER = `Image ID,Patient ID,Reader ID,${ALL_FINDINGS}`;
const THREE_READERS_HEADER = `Image ID,Patient ID,${ALL_FINDINGS}`;

interface Layout {
  readonly name: string;
  readonly header: string | null;
  readonly cells: number;
  readonly end: string;
  readonly endsLast: boolean;
}

// biome-ignore format: the layout reads as a table
const LAYOUT: readonly Layout[] = [
  { name: 'Data_Entry_2017.csv',                header: `${ENTRY_HEADER},`,   cells: 11, end: '\r\n', endsLast: true },
  { name: 'Data_Entry_2017_v2020.csv',          header: ENTRY_HEADER,         cells: 11, end: '\n',   endsLast: true },
  { name: 'BBox_List_2017.csv',                 header: BOX_HEADER,           cells: 6,  end: '\n',   endsLast: true },
  { name: 'train_val_list.txt',                 header: null,                 cells: 1,  end: '\n',   endsLast: false },
  { name: 'test_list.txt',                      header: null,                 cells: 1,  end: '\n',   endsLast: false },
  { name: `${FOUR}/individual_readers.csv`,     header: READS_HEADER,         cells: 8,  end: '\r\n', endsLast: false },
  { name: `${FOUR}/validation_labels.csv`,      header: FOUR_HEADER,          cells: 16, end: '\r\n', endsLast: false },
  { name: `${FOUR}/test_labels.csv`,            header: FOUR_HEADER,          cells: 16, end: '\r\n', endsLast: false },
  { name: `${ALL}/test_individual_readers.csv`, header: FIVE_READERS_HEADER,  cells: 19, end: '\n',   endsLast: true },
  { name: `${ALL}/test_labels.csv`,             header: THREE_READERS_HEADER, cells: 18, end: '\n',   endsLast: true },
];

describe('the bundled sample', () => {
  it('is what the generator writes, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'radiograph-sample-'));
    try {
      const root = fileURLToPath(new URL('../..', import.meta.url));
      const args = ['--import', 'tsx', 'sample/generate.ts', folder];
      const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
      assert.equal(run.status, 0, run.stderr);

      const names = filesIn(SAMPLE_DIR);
      assert.deepEqual(filesIn(folder), names);
      for (const name of names) assert.equal(textOf(name, folder), textOf(name), name);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('holds every published label file, and says that it is made up', () => {
    const names = LAYOUT.map(({ name }) => name);
    assert.deepEqual(filesIn(SAMPLE_DIR), [...names, 'SYNTHETIC.md'].sort());
    assert.match(textOf('SYNTHETIC.md'), /nothing in this folder is real/);
  });

  for (const { name, header, cells, end, endsLast } of LAYOUT) {
    it(`has the published header, line ends and cells in ${name}`, () => {
      const text = textOf(name);
      const lines = text.split(end);
      assert.equal(lines.at(-1) === '', endsLast);
      assert.equal(/[\r"]|^$/.test(lines.join('')), false);

      const rows = lines.filter((line) => line !== '').slice(header === null ? 0 : 1);
      if (header !== null) assert.equal(lines[0], header);
      assert.deepEqual([...new Set(rows.map((row) => row.split(',').length))], [cells]);
    });
  }

  it('copies no row of the real collection', { skip: skipWithoutRealData }, () => {
    for (const { name, header } of LAYOUT) {
      // The split lists hold names only, and those overlap by design.
      if (header === null) continue;
      const real = new Set(linesOf(textOf(name, realDataDir ?? '')).slice(1));
      const copied = linesOf(textOf(name)).filter((row) => real.has(row));
      assert.deepEqual(copied, [], name);
    }
  });

  it('has the headers of the real collection', { skip: skipWithoutRealData }, () => {
    for (const { name, header } of LAYOUT) {
      if (header === null) continue;
      assert.equal(header, linesOf(textOf(name, realDataDir ?? ''))[0], name);
    }
  });
});

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => /[.](csv|txt|md)$/.test(name))
    .map(withSlashes)
    .sort();
}

const withSlashes = (path: string) => path.replaceAll('\\', '/');
