import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { dicomObject } from '../../scripts/store/dicom-object.ts';
import { freePort } from '../support/free-port.ts';
import { sampleDir } from '../support/gateway.ts';
import { publishedUid } from '../support/ids.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs it to its end. */
const run = async (...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/fill-store.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  return { status, printed, complaints };
};

const gray = (width: number, height: number) =>
  sharp(Buffer.alloc(width * height, 200), { raw: { width, height, channels: 1 } }).png();

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'radiograph-images-'));
  for (const name of ['dicom', 'png']) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const png = (name: string) => join(folder, 'png', name);
const dcm = (name: string) => join(folder, 'dicom', name);

orthancSuite('Filling a DICOMweb server', () => {
  let orthanc: Orthanc;
  before(async () => {
    orthanc = await startOrthanc();
  });
  after(() => orthanc?.stop());

  const fill = () => run('--url', orthanc.url, '--images', folder, '--data', sampleDir);
  const valuesOf = async (imageIndex: string, ...tags: string[]) => {
    const uid = publishedUid(imageIndex, 'instance');
    const fields = tags.map((tag) => `&includefield=${tag}`).join('');
    const answer = await fetch(`${orthanc.url}/instances?SOPInstanceUID=${uid}${fields}`);
    const [found] = JSON.parse(await answer.text());
    return tags.map((tag) => found?.[tag]?.Value?.[0]);
  };

  it('stores objects as they are, and makes one of each other picture', async () => {
    const imageIndex = '00000013_001.png';
    const object = dicomObject({
      imageIndex,
      patientId: '13',
      sex: 'F',
      age: 1,
      studyDescription: 'As it is',
      width: 2,
      height: 2,
      pixels: new Uint8Array(4),
    });
    writeFileSync(dcm('00000013_001.dcm'), object);
    await gray(4, 4).toFile(png(imageIndex));
    await gray(6, 4).toFile(png('00000013_000.png'));

    const { status, printed } = await fill();

    assert.equal(status, 0);
    assert.match(printed, /^2 of 2 objects are stored at http/m);
    assert.deepEqual(await valuesOf(imageIndex, '00081030', '00280011'), ['As it is', 2]);
    const tags = ['00100020', '00100040', '00101010', '00280010', '00280011'] as const;
    const listed = await valuesOf('00000013_000.png', ...tags);
    assert.deepEqual(listed, ['13', 'M', '47', 4, 6]);
  });

  it('may be run again', async () => {
    await gray(4, 4).toFile(png('00000013_002.png'));

    assert.equal((await fill()).status, 0);
    assert.equal((await fill()).status, 0);
  });

  it('tells what it left out, and stores the rest', async () => {
    writeFileSync(dcm('broken.dcm'), '<html>Not found</html>');
    writeFileSync(png('00000013_003.png'), 'no picture');
    await gray(4, 4).toFile(png('99999999_000.png'));
    await gray(4, 4).toFile(png('00000013_004.png'));

    const { status, printed, complaints } = await fill();

    assert.equal(status, 1);
    assert.match(printed, /^1 of 4 objects are stored/m);
    assert.match(complaints, /^Left out: .*broken\.dcm\. The server would not store it\.$/m);
    assert.match(complaints, /^Left out: .*00000013_003\.png\. .*unsupported image format$/m);
    assert.match(
      complaints,
      /^Left out: .*99999999_000\.png\. The published files do not list it/m,
    );
  });

  it('tells what is wrong with an address that stores nothing', async () => {
    await gray(4, 4).toFile(png('00000013_005.png'));

    const { status, complaints } = await run('--url', `${orthanc.url}/no`, '--images', folder);

    assert.equal(status, 1);
    assert.match(complaints, /^http\S+\/no\/studies answered with status 404/);
  });
});

describe('Filling a DICOMweb server that is not there', () => {
  it('says so', async () => {
    await gray(4, 4).toFile(png('00000013_005.png'));
    const url = `http://127.0.0.1:${await freePort()}/dicom-web`;

    const { status, complaints } = await run('--url', url, '--images', folder);

    assert.equal(status, 1);
    assert.match(complaints, /\/studies does not answer: connect ECONNREFUSED \S+\.\n$/);
  });

  it('says how it is called, where it is not called so', async () => {
    const { status, complaints } = await run('--url', 'ftp://x');

    assert.equal(status, 1);
    assert.match(complaints, /^--url: wanted an http or https address, found "ftp:\/\/x"\./);
    assert.match(complaints, /npm run store -- --url/);
    assert.match((await run('--what')).complaints, /^Unknown option '--what'/);
  });

  it('says where it found nothing to store', async () => {
    const { complaints } = await run('--url', 'http://127.0.0.1:1/', '--images', folder);

    assert.equal(complaints, `${folder} has no dicom/*.dcm and no png/*.png.\n`);
  });
});
