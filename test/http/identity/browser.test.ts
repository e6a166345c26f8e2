import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { skipWithoutChromium, startChromium } from '../../support/chromium.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const ann = makeKey('ann', 'researcher');

describe('GraphiQL of a gateway that takes keys, in a real browser', {
  skip: skipWithoutChromium,
}, () => {
  let file: TestFile;
  let gateway: TestGateway;
  let browser: Browser;
  before(async () => {
    file = await keyFile(ann);
    gateway = await startGateway({ listen: true, env: keysOf(file) });
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await gateway?.stop();
    await file?.remove();
  });

  it('is shown for a key as the password, and asks the graph with it', {
    timeout: 60_000,
  }, async () => {
    const httpCredentials = { username: 'ann', password: ann.key };
    const page = await browser.newPage({ httpCredentials });
    const asked = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('__schema'),
    );
    await page.goto(`${gateway.url}/graphiql/`);

    assert.equal((await asked).status(), 200);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  });

  it('is not shown for another', { timeout: 60_000 }, async () => {
    const httpCredentials = { username: 'ann', password: 'wrong' };
    const page = await browser.newPage({ httpCredentials });
    const answer = await page.goto(`${gateway.url}/graphiql`);

    assert.equal(answer?.status(), 401);
  });
});
