import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { compose } from '../src/compose.ts';
import type { SharedBigQuery } from '../src/compose-bigquery.ts';
import { composeDicom } from '../src/compose-dicom.ts';
import { openedThings } from '../src/compose-lasting.ts';
import { type Config, readConfig } from '../src/config.ts';
import { ConfigError } from '../src/settings.ts';
import { sampleDir } from './support/data-sets.ts';
import { startGatewayProcess } from './support/gateway-process.ts';

const configOf = (env: Readonly<Record<string, string>>): Config => readConfig(env, sampleDir);

const newFolder = (test: TestContext): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph-opened-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

describe('What is opened before something cannot be', () => {
  it('is known to who closes it: threads and the store, where the table of attributes fails', async () => {
    const broken: SharedBigQuery = {
      open: () => Promise.reject(new Error('no key')),
      close: async () => {},
    };
    const env = {
      DICOM_STORE: 'dicomweb',
      DICOMWEB_URL: 'http://127.0.0.1:1',
      DICOM_ATTRIBUTES: 'bigquery',
      GOOGLE_CLOUD_PROJECT: 'project',
    };
    const closers: (() => Promise<void>)[] = [];
    const opening = composeDicom(configOf(env), broken, { add: (one) => closers.push(one) });

    await assert.rejects(opening, /no key/);
    assert.equal(closers.length, 2);
    for (const close of closers) await close();
  });

  it('is closed in reverse order, each once, also where one of them fails', async () => {
    const closed: string[] = [];
    const opened = openedThings();
    for (const name of ['engine', 'threads', 'store']) {
      opened.add(async () => {
        closed.push(name);
        if (name === 'threads') throw new Error('stuck');
      });
    }

    await assert.rejects(opened.close(), /stuck/);
    assert.deepEqual(closed, ['store', 'threads', 'engine']);
    await opened.close();
    assert.equal(closed.length, 3);
  });
});

describe('EXPORT_DIR', () => {
  it('is refused at the start where it is no folder, or none to write in', async (test) => {
    const file = path.join(newFolder(test), 'file');
    writeFileSync(file, '');
    for (const folder of ['/no/such/folder', file]) {
      await assert.rejects(
        compose(configOf({ EXPORT_DIR: folder })),
        (error) =>
          error instanceof ConfigError && /EXPORT_DIR: wanted a folder/.test(error.message),
      );
    }
  });

  it('that is refused ends the process, before it says that it is ready', () =>
    assert.rejects(
      startGatewayProcess({ EXPORT_DIR: '/no/such/folder' }, /Open \S+\/graphiql/),
      ({ message }: Error) => /EXPORT_DIR: wanted a folder/.test(message) && !/Ready/.test(message),
    ));

  it('is left as it was where it is good', async (test) => {
    const folder = newFolder(test);
    const { close } = await compose(configOf({ EXPORT_DIR: folder }));
    await close();

    assert.deepEqual(readdirSync(folder), []);
  });
});
