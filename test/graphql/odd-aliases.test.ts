import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** Names that every object has in JavaScript. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

/** The third time, the plan of a document is one that was kept, if ever it is. */
const TIMES = 3;

describe('An alias that is a name of every object', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  for (const name of NAMES) {
    it(`${name}: is a key of the answer, however often it is asked for`, async () => {
      const document = `{ ${name}: dataset { ${name}: name } more: dataset { ...F } } fragment F on Dataset { ${name}: name }`;
      for (let time = 0; time < TIMES; time += 1) {
        const { data } = await gateway.query(document);

        const text = '"Made-up sample in the layout of the NIH Chest X-ray collection"';
        const inner = `{"${name}":${text}}`;
        assert.equal(JSON.stringify(data), `{"${name}":${inner},"more":${inner}}`);
      }
    });
  }
});
