import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import dcmjs from 'dcmjs';
import sharp from 'sharp';
import { realDataDir, skipWithoutRealData } from '../support/real-data.ts';
import { linesOf, SAMPLE_DIR, textOf } from './published-files.ts';

// It tells of ages that are no age strings, as the published ones.
dcmjs.log.setLevel('silent');

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
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-sample-'));

  before(() => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const args = ['--import', 'tsx', 'sample/generate.ts', folder];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is what the generator writes: the same files', () => {
    assert.deepEqual(filesIn(folder, /[.]/), filesIn(SAMPLE_DIR, /[.]/));
  });

  it('is what the generator writes: its text byte for byte', () => {
    for (const name of filesIn(SAMPLE_DIR)) assert.equal(textOf(name, folder), textOf(name), name);
  });

  // Another version of sharp or zlib may pack the same pixels otherwise.
  it('is what the generator writes: its pictures pixel for pixel', async () => {
    for (const name of filesIn(SAMPLE_DIR, /[.]png$/)) {
      const [drawn, kept] = await Promise.all(
        [folder, SAMPLE_DIR].map((place) => pixelsOf(place, name)),
      );
      assert.ok(kept !== undefined && drawn?.equals(kept), name);
    }
  });

  it('is what the generator writes: its DICOM objects element for element', () => {
    for (const name of filesIn(SAMPLE_DIR, /[.]dcm$/)) {
      assert.deepEqual(elementsOf(folder, name), elementsOf(SAMPLE_DIR, name), name);
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

function filesIn(folder: string, wanted = /[.](csv|txt|md)$/): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => wanted.test(name))
    .map(withSlashes)
    .sort();
}

const pixelsOf = (folder: string, name: string) => sharp(join(folder, name)).raw().toBuffer();

const elementsOf = (folder: string, name: string) => {
  const bytes = Uint8Array.from(readFileSync(join(folder, name)));
  const { meta, dict } = dcmjs.data.DicomMessage.readFile(bytes.buffer);
  return { ...meta, ...dict };
};

const withSlashes = (path: string) => path.replaceAll('\\', '/');
