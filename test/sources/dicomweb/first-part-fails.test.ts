import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { firstPart } from '../../../src/sources/dicomweb/first-part.ts';
import { BOUNDARY, bodyOf, inPieces, turns } from './multipart-body.ts';

describe('the first part of a multipart body that is broken', () => {
  it('fails wherever the body ends before the part does', async () => {
    const whole = bodyOf(Buffer.alloc(40, 1));
    const end = whole.lastIndexOf(`\r\n--${BOUNDARY}`) + `\r\n--${BOUNDARY}`.length;
    for (let length = 0; length < end; length += 1) {
      await assert.rejects(async () => {
        const part = await firstPart(inPieces(whole.subarray(0, length), [11]), BOUNDARY);
        await buffer(part.content);
      }, `it took the first ${length} bytes for all`);
    }
  });

  it('fails as the body does', async () => {
    const failure = new Error('reset');
    const body = new Readable({ read: () => {} });
    body.push(bodyOf(Buffer.alloc(100)).subarray(0, 90));
    const { content } = await firstPart(body, BOUNDARY);
    body.destroy(failure);
    await assert.rejects(buffer(content), failure);
  });

  it('fails where nobody has begun to read it, and the process goes on', async () => {
    const body = inPieces(bodyOf(Buffer.alloc(100)).subarray(0, 90), [90]);
    const { content } = await firstPart(body, BOUNDARY);
    await turns(10);
    await assert.rejects(buffer(content));
  });

  for (const [name, text, boundary] of [
    ['no parts', '--b--\r\n', 'b'],
    ['nothing', '', 'b'],
    ['another boundary', '--c\r\n\r\nabc\r\n--c--', 'b'],
    ['no boundary named', '--\r\n\r\nabc\r\n----', ''],
    ['a boundary that is too long', '--b', 'b'.repeat(300)],
  ] as const) {
    it(`is an error where there is ${name}`, async () => {
      await assert.rejects(firstPart(Readable.from([Buffer.from(text)]), boundary));
    });
  }

  it('ends a body that goes on behind it', async () => {
    const body = new Readable({
      read: () => {
        setImmediate(() => body.push(Buffer.alloc(1 << 14)));
      },
    });
    body.push(bodyOf(Buffer.from('abc')));
    const closed = new Promise((resolve) => {
      body.once('close', resolve);
    });
    const { content } = await firstPart(body, BOUNDARY);
    assert.equal((await buffer(content)).toString(), 'abc');
    await closed;
  });
});
