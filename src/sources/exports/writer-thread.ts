import { writeSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { FileForm, FromThread, ToThread } from './cells.ts';
import { columnsOfPage } from './columns-of-page.ts';
import { fileWriter } from './writers/file-writer.ts';
import type { FileWriter } from './writers/sink.ts';

/** A file to be written, where to, and who sends its rows. */
export interface WritingTask extends FileForm {
  /** Of an open, empty file; threads of a process share them. */
  readonly fileDescriptor: number;
  /** Takes ToThread, gives FromThread. */
  readonly port: MessagePort;
}

/**
 * Writes a file, in a thread of its own: encoding is what takes most of the time, and others are
 * answered meanwhile. Settles with the last page, or where nobody wants it any more.
 *
 * Errors: those of the file system.
 */
export const write = (task: WritingTask): Promise<void> => {
  const { port, fileDescriptor } = task;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let byteLength = 0;
  const writer = fileWriter(task, (bytes) => {
    writeAll(fileDescriptor, bytes);
    byteLength += bytes.length;
  });
  const answer = (): void => port.postMessage({ byteLength } satisfies FromThread);
  port.on('message', (message: ToThread) => {
    try {
      if (message.kind === 'STOP') return resolve();
      act(task, writer, message);
      answer();
      if (message.kind === 'END') resolve();
    } catch (error) {
      reject(error);
    }
  });
  return promise.finally(() => port.close());
};

const act = (
  { columns }: WritingTask,
  writer: FileWriter,
  message: Exclude<ToThread, { kind: 'STOP' }>,
): void => {
  if (message.kind === 'END') writer.end();
  else writer.write(columnsOfPage(columns, message.cells));
};

/** A file system may take fewer bytes than it is given. */
const writeAll = (fileDescriptor: number, bytes: Uint8Array): void => {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(fileDescriptor, bytes, written, bytes.length - written);
  }
};
