import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const isRequired = process.env['RADIOGRAPH_REQUIRE_ORTHANC'] === '1';
const isThere = spawnSync('dcmj2pnm', ['--version']).error === undefined;

/** Why objects cannot be compared with another reader of them; false where they can, or must. */
export const skipWithoutDcmtk: string | false =
  isThere || isRequired
    ? false
    : 'NOT COMPARED WITH ANOTHER READER OF DICOM OBJECTS: no dcmj2pnm here. Install dcmtk.';

/** Pixels as another program draws them. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/** The first frame as DCMTK draws it, without overlays; null where it cannot. window: dcmj2pnm's options. */
export const drawnByDcmtk = async (
  object: Uint8Array,
  window: readonly string[],
): Promise<Drawn | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-dcmtk-'));
  try {
    const [input, output] = [join(folder, 'object.dcm'), join(folder, 'picture.png')];
    writeFileSync(input, object);
    const { status } = spawnSync('dcmj2pnm', ['-q', '-O', ...window, '+on', input, output]);
    if (status !== 0) return null;
    return await pixelsOf(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The pixels of a PNG file: gray where it has no colours. */
export const pixelsOf = async (png: Uint8Array): Promise<Drawn> => {
  const { space } = await sharp(png).metadata();
  const isGray = space === 'b-w' || space === 'grey16';
  const { data, info } = await sharp(png)
    .toColourspace(isGray ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
};
