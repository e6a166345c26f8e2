// Orthanc, a DICOM server with pictures of its own: the store behind the gateway, and what it is compared with.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { storeObjects } from '../../scripts/store/stow.ts';
import { onCores } from '../budget.ts';
import { installPackages } from '../install.ts';
import { textAt } from '../json.ts';
import { freePort, type Program, startProgram } from '../program.ts';
import type { Stage } from '../stage.ts';
import type { Radiograph } from './radiographs.ts';

const PROGRAM = process.env['ORTHANC_PATH'] ?? '/usr/sbin/Orthanc';
const PLUGIN =
  process.env['ORTHANC_DICOMWEB_PLUGIN'] ?? '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';

const POLL_MS = 20;
const START_MS = 30_000;

const isHere = (): boolean => existsSync(PROGRAM) && existsSync(PLUGIN);

export interface Orthanc {
  /** Root of its DICOMweb service. */
  readonly url: string;
  readonly pid: number;
  /** Such as "Orthanc 1.10.1". */
  readonly version: string;
}

/**
 * Starts it until the end of the benchmark, and stores the radiographs.
 *
 * Errors: where it can be neither found nor installed.
 */
export const startOrthanc = async (
  radiographs: readonly Radiograph[],
  { budget, closers }: Pick<Stage, 'budget' | 'closers'>,
): Promise<Orthanc> => {
  if (!isHere()) await installPackages(['orthanc', 'orthanc-dicomweb']);
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph-bench-orthanc-'));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'orthanc.json');
  writeFileSync(file, JSON.stringify(configuration(folder, port)));
  const program = await startProgram(onCores(budget.servers, { file: PROGRAM, args: [file] }));
  closers.add(program.stop);
  const origin = `http://127.0.0.1:${port}`;
  const version = await versionOf(origin, program);
  const url = `${origin}/dicom-web`;
  const objects = radiographs.map(({ imageIndex, object }) => ({
    name: imageIndex,
    bytes: object,
  }));
  const { refused } = await storeObjects(objects, { url, authorization: null });
  if (refused.length > 0) throw new Error(`Orthanc refused ${refused.join(', ')}.`);
  return { url, pid: program.pid, version };
};

const configuration = (folder: string, port: number) => ({
  StorageDirectory: path.join(folder, 'storage'),
  IndexDirectory: path.join(folder, 'storage'),
  HttpPort: port,
  DicomServerEnabled: false,
  RemoteAccessAllowed: false,
  Plugins: [PLUGIN],
});

/** Waits until it answers. */
const versionOf = async (origin: string, program: Program): Promise<string> => {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const answer = await fetch(`${origin}/system`).catch(() => null);
    if (answer?.ok === true) {
      const system: unknown = await answer.json();
      return `Orthanc ${textAt(system, 'Version')}`;
    }
    if (program.hasEnded()) throw new Error(`Orthanc ended at once:\n${program.output()}`);
    if (performance.now() > deadline) throw new Error('Orthanc does not answer.');
    await pause(POLL_MS);
  }
};
