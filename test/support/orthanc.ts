import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { storeObjects } from '../../scripts/store/stow.ts';
import { type BackgroundProgram, backgroundProgram } from './background-program.ts';
import { freePort } from './free-port.ts';

const PROGRAM = process.env['ORTHANC_PATH'] ?? '/usr/sbin/Orthanc';
const PLUGIN =
  process.env['ORTHANC_DICOMWEB_PLUGIN'] ?? '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';
const isThere = existsSync(PROGRAM) && existsSync(PLUGIN);
const isRequired = process.env['RADIOGRAPH_REQUIRE_ORTHANC'] === '1';

const START_MS = 30_000;
const POLL_MS = 20;

/** Why the tests on a real DICOMweb server cannot run here; false where they can, or must. */
const skipWithoutOrthanc: string | false =
  isThere || isRequired
    ? false
    : `NOT TESTED ON A DICOMWEB SERVER: no Orthanc here. Install orthanc and orthanc-dicomweb, or set ORTHANC_PATH and ORTHANC_DICOMWEB_PLUGIN.`;

/** A suite that needs Orthanc: skipped aloud without it, unless it is required. */
export const orthancSuite = (name: string, body: () => void): void => {
  describe(name, { skip: skipWithoutOrthanc }, body);
};

/** A real DICOMweb server with a storage of its own. */
export interface Orthanc {
  /** Root of its DICOMweb service. */
  readonly url: string;
  /** Stores objects over STOW-RS, and gives how many. */
  store(objects: Iterable<Uint8Array>): Promise<number>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after kill, at the same address and with what it held; waits until it answers. */
  restart(): Promise<void>;
  /** Ends it, and forgets what it held. */
  stop(): Promise<void>;
}

export interface OrthancOptions {
  readonly port?: number;
  /** Settings of its own, besides those that keep it on this machine and in a folder of the test's. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Starts Orthanc on loopback and waits until it answers. Errors: what it printed, where it does not. */
export const startOrthanc = async (options: OrthancOptions = {}): Promise<Orthanc> => {
  if (!isThere) throw new Error('RADIOGRAPH_REQUIRE_ORTHANC is 1, and there is no Orthanc.');
  const port = options.port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-orthanc-'));
  const url = `http://127.0.0.1:${port}/dicom-web`;
  const settings = { ...options.settings, ...configuration(folder, port) };
  writeFileSync(join(folder, 'orthanc.json'), JSON.stringify(settings));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  const program = backgroundProgram({
    file: PROGRAM,
    args: [join(folder, 'orthanc.json')],
    log: join(folder, 'log'),
    onExit: removeFolder,
  });
  const start = async (): Promise<void> => {
    program.start();
    await answers(program, url);
  };
  const stop = async (): Promise<void> => {
    await program.kill();
    removeFolder();
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    store: (objects) => storeAll(objects, url),
    kill: program.kill,
    restart: start,
    stop,
  };
};

const storeAll = async (objects: Iterable<Uint8Array>, url: string): Promise<number> => {
  const named = Iterator.from(objects).map((bytes, position) => ({ name: `#${position}`, bytes }));
  const { stored, refused } = await storeObjects(named, { url, authorization: null });
  assert.deepEqual(refused, [], 'Orthanc refused some objects.');
  return stored;
};

const configuration = (folder: string, port: number) => ({
  StorageDirectory: join(folder, 'storage'),
  IndexDirectory: join(folder, 'storage'),
  HttpPort: port,
  DicomServerEnabled: false,
  RemoteAccessAllowed: false,
  OrthancExplorerEnabled: false,
  Plugins: [PLUGIN],
});

/** Waits until it answers; tells its last words where it ends before, or takes too long. */
const answers = async (program: BackgroundProgram, url: string): Promise<void> => {
  const deadline = performance.now() + START_MS;
  while (!(await isUp(url))) {
    if (program.hasEnded()) throw new Error(`Orthanc ended at once:\n${program.lastWords()}`);
    if (performance.now() > deadline) {
      throw new Error(`Orthanc does not answer:\n${program.lastWords()}`);
    }
    await pause(POLL_MS);
  }
};

const isUp = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(`${url}/studies?limit=1`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};
