import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { skipWithoutChromium, startChromium } from '../support/chromium.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { drawPictures } from './images/draw-pictures.ts';

const COUNT = 50;

/** A page of another site, which may show only what allows it. */
const startOtherSite = async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end('<!doctype html><title>Another site</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  // Another host than the gateway's 127.0.0.1, and so another site.
  return { url: `http://localhost:${address.port}/`, stop: () => server.close() };
};

interface Shown {
  readonly width: number;
  readonly height: number;
}

/** Runs in the page: puts an <img> for each address into it, and waits for all of them. */
const SHOW = `(addresses) => Promise.all(addresses.map(async (address) => {
  const image = document.body.appendChild(new Image());
  await new Promise((settle) => {
    image.onload = settle;
    image.onerror = settle;
    image.src = address;
  });
  return { width: image.naturalWidth, height: image.naturalHeight };
}))`;

/** The sizes in which a page shows pictures; 0 where it does not. */
const show = (page: Page, addresses: readonly string[]): Promise<Shown[]> =>
  page.evaluate<Shown[]>(`(${SHOW})(${JSON.stringify(addresses)})`);

describe('Pictures in a real browser', { skip: skipWithoutChromium, timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof drawPictures>>;
  let gateway: TestGateway;
  let browser: Browser;
  let addresses: string[];
  /** Pictures that the stores were asked for, in all of the tests below. */
  const asked: string[] = [];

  before(async () => {
    folder = await drawPictures(COUNT);
    gateway = await startGateway({
      listen: true,
      env: { IMAGE_DIR: folder.path, PICTURE_CACHE_MB: '0' },
    });
    const { pictures } = gateway.sources;
    Object.assign(gateway.sources, {
      pictures: {
        picture: (...asking: Parameters<typeof pictures.picture>) => {
          asked.push(asking[0].imageIndex);
          return pictures.picture(...asking);
        },
      },
    });
    addresses = await askAddresses(gateway, folder.names);
    browser = await startChromium();
  });

  after(async () => {
    await browser?.close();
    await gateway?.stop();
    folder?.remove();
  });

  /** Shows all pictures twice; what a browser saw, and what the stores were asked for. */
  const showTwice = async (site: string): Promise<void> => {
    asked.splice(0);
    const context = await browser.newContext();
    const page = await context.newPage();
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/images/')) statuses.push(response.status());
    });
    await page.goto(site);
    const first = await show(page, addresses);
    assert.deepEqual(first, folder.sizesWithin(128));
    assert.equal(asked.length, COUNT);
    assert.equal(new Set(asked).size, COUNT);

    await page.reload();
    const second = await show(page, addresses);
    assert.deepEqual(second, first);
    assert.equal(asked.length, COUNT);
    assert.ok(statuses.every((status) => status === 200 || status === 304));

    const again = await context.newPage();
    await again.goto(site);
    assert.deepEqual(await show(again, addresses), first);
    assert.equal(asked.length, COUNT);
    await context.close();
  };

  it(`a page of the gateway shows ${COUNT}, and asks for none of them again`, () =>
    showTwice(`${gateway.url}/`));

  it(`a page of another site shows ${COUNT}, and asks for none of them again`, async (test) => {
    const other = await startOtherSite();
    test.after(() => void other.stop());
    await showTwice(other.url);
  });
});

/** As a front end does: one question for a page of thumbnails. */
const askAddresses = async (gateway: TestGateway, names: readonly string[]): Promise<string[]> => {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'query ($names: [ID!]!) { imagesByIndex(imageIndexes: $names) { thumbnailUrl(size: 128) } }',
      variables: { names },
    }),
  });
  const { imagesByIndex } = JSON.parse(await answer.text()).data;
  return imagesByIndex.map(({ thumbnailUrl }: { thumbnailUrl: string }) => thumbnailUrl);
};
