import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { dicomwebStore } from '../../src/sources/dicomweb/dicomweb-store.ts';
import { standardTransport } from '../../src/sources/dicomweb/standard-transport.ts';
import { folderStore } from '../../src/sources/folder/folder-store.ts';
import { createGuard } from '../../src/sources/guard/guard.ts';
import { createObjectCodec } from '../../src/sources/objects/object-codec.ts';
import { orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { HELD } from './dicom-store/held.ts';
import { dicomStoreContract } from './dicom-store.contract.ts';

const TIMEOUT_MS = 30_000;

describe('A folder as a DICOM store', () => {
  dicomStoreContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'radiograph-store-'));
    mkdirSync(join(folder, 'dicom'));
    for (const { imageIndex, bytes } of HELD) {
      writeFileSync(join(folder, 'dicom', imageIndex.replace('.png', '.dcm')), bytes);
    }
    const codec = createObjectCodec();
    const store = folderStore(folder, codec);
    return {
      store,
      adapter: 'folder',
      draws: false,
      tellsSyntax: true,
      close: async () => {
        await store.close();
        await codec.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
});

orthancSuite('A DICOMweb server as a DICOM store', () => {
  dicomStoreContract(async () => {
    const orthanc = await startOrthanc();
    await orthanc.store(HELD.map(({ bytes }) => bytes));
    const { url } = orthanc;
    const transport = standardTransport({ url, authorization: null, timeoutMs: TIMEOUT_MS });
    const limits = { timeoutMs: TIMEOUT_MS, concurrent: 50, queued: 2000 };
    const store = dicomwebStore(transport, createGuard({ source: 'DICOMWEB', ...limits }));
    return {
      store,
      adapter: transport.adapter,
      draws: true,
      tellsSyntax: false,
      close: async () => {
        await store.close();
        await orthanc.stop();
      },
    };
  });
});
