import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import {
  type Alteration,
  both,
  unaltered,
  withAlteredSample,
  without,
} from '../support/altered-sample.ts';
import { checkMessage, refusalOf, refuses } from './refusal.ts';

const skipAsRoot =
  process.getuid?.() === 0
    ? 'NOT TESTED: permissions do not bind the administrator. Run the tests as another user.'
    : false;

describe('A data folder that is none stops the load', () => {
  it('one that does not exist', () =>
    withAlteredSample(unaltered, async (folder) => {
      const nowhere = join(folder, 'nowhere');

      const message = await refusalOf(nowhere);

      checkMessage(message, { file: nowhere, wanted: /folder/, found: 'no such folder' });
    }));

  it('a file', () =>
    withAlteredSample(unaltered, async (folder) => {
      const file = join(folder, FILES.test);

      const message = await refusalOf(file);

      checkMessage(message, { file, wanted: /folder/, found: 'a file' });
    }));

  it('a folder within a file', () =>
    withAlteredSample(unaltered, async (folder) => {
      const within = join(folder, FILES.test, 'data');

      const message = await refusalOf(within);

      checkMessage(message, { file: within, wanted: /folder/, found: /./ });
    }));

  it('an empty one, and names the files of which it needs one', () =>
    withAlteredSample(unaltered, async (folder) => {
      const empty = join(folder, 'empty');
      mkdirSync(empty);

      const message = await refusalOf(empty);

      assert.match(message, /Data_Entry_2017_v2020\.csv/);
      assert.match(message, /Data_Entry_2017\.csv/);
    }));

  it('one that may not be read', { skip: skipAsRoot }, () =>
    withAlteredSample(unaltered, async (folder) => {
      chmodSync(folder, 0o000);

      const message = await refusalOf(folder).finally(() => chmodSync(folder, 0o700));

      checkMessage(message, { file: folder, wanted: /a readable folder/, found: /EACCES/ });
    }),
  );
});

describe('A file that cannot be read stops the load', () => {
  for (const file of Object.values(FILES)) {
    it(`a folder in place of ${file}`, () =>
      refuses(both(without(file), replaceByFolder(file)), {
        file,
        wanted: /a readable file/,
        found: /EISDIR/,
      }));
  }

  it('a file in place of a folder of files', () =>
    refuses(
      (folder) => {
        rmSync(join(folder, 'four_findings_expert_labels'), { recursive: true });
        writeFileSync(join(folder, 'four_findings_expert_labels'), '');
      },
      { file: FILES.fourReads, wanted: /a readable file/, found: /ENOTDIR/ },
    ));

  it('one that may not be read', { skip: skipAsRoot }, () =>
    refuses((folder) => chmodSync(join(folder, FILES.boxes), 0o000), {
      file: FILES.boxes,
      wanted: /a readable file/,
      found: /EACCES/,
    }),
  );
});

function replaceByFolder(name: string): Alteration {
  return (folder) => mkdirSync(join(folder, name));
}
