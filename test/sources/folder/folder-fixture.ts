import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { type InstanceKey, instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { ObjectCodec } from '../../../src/dicom/object-codec.source.ts';
import { SourceError, type SourceProblem } from '../../../src/errors.ts';

export const KEY = instanceKeyOf('00000001_000.png');
export const OTHER = instanceKeyOf('00000002_001.png');

/** Smallest thing that starts as a PNG file does. */
export const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('and so on'),
]);

/** An empty folder of images for the tests of one suite, which others may look into. */
export function imagesIn() {
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph images '));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const at = (file: string) => path.join(folder, file);
  return {
    folder,
    at,
    write(file: string, content: string | Uint8Array): void {
      mkdirSync(path.dirname(at(file)), { recursive: true });
      writeFileSync(at(file), content);
    },
    clear(): void {
      for (const entry of readdirSync(folder)) rmSync(at(entry), { recursive: true, force: true });
    },
  };
}

/** The text of a .dcm file for the fake codec: a data set with the instance's UID, and more. */
export const datasetText = ({ instanceUid }: InstanceKey, more: DicomDataset = {}): string =>
  JSON.stringify({ '00080018': { vr: 'UI', Value: [instanceUid] }, ...more });

/** A codec for files of JSON, which counts what it is asked; other bytes are damaged to it. */
export function jsonCodec() {
  const asked: string[] = [];
  const codec: ObjectCodec = {
    attributes: async (bytes) => {
      asked.push('attributes');
      return parsed(bytes);
    },
    frame: async (bytes, frameNumber) => {
      asked.push(`frame ${frameNumber}`);
      const data = Buffer.from(bytes);
      return frameNumber === 1 ? { transferSyntaxUid: '1.2.840.10008.1.2', data } : null;
    },
    picture: () => Promise.reject(new Error('Nobody asks for it.')),
    close: async () => {},
  };
  return { codec, asked };
}

const parsed = (bytes: Uint8Array): DicomDataset => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new SourceError('DICOMWEB', 'parse', { cause: error, problem: 'DAMAGED' });
  }
};

/** As a user who owns nothing here, where the tests run as root, whom nothing is refused. */
export async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

/** Whether a failure is of this kind, and its message and code tell nothing of a place. */
export const assertProblem = (error: unknown, problem: SourceProblem): true => {
  assert.ok(error instanceof SourceError, String(error));
  assert.equal(error.problem, problem, String(error.cause));
  assert.doesNotMatch(error.message, /[/\\]|dcm|png|secret/);
  return true;
};
