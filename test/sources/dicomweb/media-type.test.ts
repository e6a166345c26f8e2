import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMediaType } from '../../../src/sources/dicomweb/media-type.ts';

describe('a media type', () => {
  for (const [header, type, parameters] of [
    [null, '', {}],
    ['', '', {}],
    ['Image/PNG', 'image/png', {}],
    ['application/json; charset=utf-8', 'application/json', { charset: 'utf-8' }],
    [
      'multipart/related;boundary=a=b;type="x/y; z=1"',
      'multipart/related',
      { boundary: 'a=b', type: 'x/y; z=1' },
    ],
    ['a/b; Boundary="say \\"hi\\"" ; x = y ', 'a/b', { boundary: 'say "hi"', x: 'y' }],
    ['a/b; broken; ="x"; c=d', 'a/b', { c: 'd' }],
  ] as const) {
    it(`is read from ${JSON.stringify(header)}`, () => {
      const read = readMediaType(header);
      assert.deepEqual([read.type, Object.fromEntries(read.parameters)], [type, parameters]);
    });
  }
});
