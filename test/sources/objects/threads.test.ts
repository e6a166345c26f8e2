import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { createThreads } from '../../../src/sources/objects/threads.ts';
import { type Dataset, EXPLICIT, IMPLICIT, items, part10 } from './part10.ts';

const OBJECT = part10(EXPLICIT, { '00080018': ['UI', '1.2.3'] });

describe('The threads that read objects', () => {
  it('answer many questions that are asked at once, each its own', async () => {
    const codec = createObjectCodec();

    const uids = Array.from({ length: 200 }, (_, i) => `1.2.${i}`);
    const found = await Promise.all(
      uids.map((uid) => codec.attributes(part10(EXPLICIT, { '00080018': ['UI', uid] }))),
    );

    assert.deepEqual(
      found.map((attributes) => attributes['00080018']?.Value?.[0]),
      uids,
    );
    await codec.close();
  });

  it('refuse more objects than they have room for, and say when to come again', async () => {
    const codec = createObjectCodec();
    const large = new Uint8Array(300 * 1024 * 1024);

    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => codec.attributes(large)),
    );

    const problems = answers.map((answer) => (answer.status === 'rejected' ? answer.reason : null));
    assert.deepEqual(
      problems.map(({ problem, retryAfterSeconds }) => [problem, retryAfterSeconds]),
      [
        ['DAMAGED', null],
        ['DAMAGED', null],
        ['DAMAGED', null],
        ['BUSY', 1],
      ],
    );
    await codec.close();
  });

  it('give up an object that takes too long, and go on', async () => {
    const threads = createThreads(1);
    const question = { ask: 'ATTRIBUTES', bytes: OBJECT } as const;

    for (let time = 0; time < 3; time += 1) {
      await assert.rejects(threads.ask(question), { problem: 'DAMAGED' });
    }

    await threads.close();
  });

  it('outlive an object that takes all the memory of one', async () => {
    const codec = createObjectCodec();
    // Half a million numbers each.
    const item: Dataset = { '00280120': ['US', new Uint8Array(1024 * 1024)] };
    const object = part10(IMPLICIT, {
      '00081140': ['SQ', items(...Array.from({ length: 150 }, () => item))],
    });

    await assert.rejects(codec.attributes(object), { problem: 'DAMAGED' });

    assert.equal((await codec.attributes(OBJECT))['00080018']?.vr, 'UI');
    await codec.close();
  });

  it('end when they are closed, and what they were asked has no answer', async () => {
    const codec = createObjectCodec();
    await codec.attributes(OBJECT);

    const asked = codec.attributes(OBJECT);
    await Promise.all([
      codec.close(),
      assert.rejects(
        asked,
        (error) => error instanceof SourceError && error.problem === 'NO_ANSWER',
      ),
    ]);

    await assert.rejects(codec.attributes(OBJECT), { problem: 'NO_ANSWER' });
  });

  it('may be closed before they have started', async () => {
    await createObjectCodec().close();
  });

  it('keep no process alive', () => {
    const folder = mkdtempSync(join(tmpdir(), 'radiograph-threads-'));
    const codecFile = new URL('../../../src/sources/objects/object-codec.ts', import.meta.url);
    const program = join(folder, 'ask.mts');
    writeFileSync(
      program,
      `import { createObjectCodec } from '${codecFile.href}';
      const object = Buffer.from('${OBJECT.toString('base64')}', 'base64');
      const attributes = await createObjectCodec().attributes(object);
      console.log(attributes['00080018'].Value[0]);`,
    );

    const output = execFileSync(process.execPath, ['--import', 'tsx', program], {
      encoding: 'utf8',
      timeout: 60_000,
    });

    assert.equal(output, '1.2.3\n');
    rmSync(folder, { recursive: true });
  });
});
