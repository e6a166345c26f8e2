import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { skipWithoutChromium, startChromium } from '../support/chromium.ts';
import { sampleDir } from '../support/data-sets.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('GraphiQL in a real browser', { skip: skipWithoutChromium }, () => {
  let gateway: TestGateway;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Origins that the page asked, and what it complained of, in all of the tests below. */
  const origins = new Set<string>();
  const complaints: string[] = [];

  before(async () => {
    gateway = await startGateway({ dataDir: sampleDir, listen: true });
    browser = await startChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    context.on('request', (request) => origins.add(new URL(request.url()).origin));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A violation of the content security policy arrives here too, as an error.
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`${gateway.url}/graphiql`);
  });

  after(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  const step = (name: string, run: () => Promise<void>): void => {
    it(name, { timeout: 60_000 }, async () => {
      try {
        await run();
      } catch (error) {
        const path = join(mkdtempSync(join(tmpdir(), 'graphiql-')), 'page.png');
        await page.screenshot({ path });
        throw new Error(`See ${path}.`, { cause: error });
      }
    });
  };

  step('shows the editor with an example for each audience', async () => {
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();

    const tabs = await page.getByRole('tab').allInnerTexts();
    assert.deepEqual(tabs, ['OneImage', 'TrainingImages', 'SearchBox', 'ByKey']);
    assert.equal(await page.title(), 'GraphiQL · Radiograph');
  });

  step('says that the sample is made up', async () => {
    await page.getByText('made-up sample').waitFor();
  });

  step('runs the example in the editor', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click();

    await answer('"imageIndex": "00000013_008.png"');
    await answer('"patientId": "13"');
  });

  step('opens any other example in a tab of its own, once', async () => {
    const example = page.getByRole('button', { name: /^One patient over time/ });
    await example.click();
    await page.getByRole('tab', { name: 'PatientTimeline' }).waitFor();
    await page.getByRole('button', { name: /^Everything known about one image/ }).click();
    await example.click();
    await page.getByRole('button', { name: /^Execute query/ }).click();

    await answer('"timeline"');
    assert.equal(await page.getByRole('tab', { name: 'PatientTimeline' }).count(), 1);
    assert.equal(await example.getAttribute('aria-current'), 'true');
  });

  step('offers the fields of the schema in the explorer', async () => {
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();

    const explorer = page.locator('.graphiql-explorer-root');
    await explorer.getByText('imagesByIndex').first().waitFor();
    await explorer.getByText('timeline').first().waitFor();
  });

  it('asks nothing of another origin, and breaks none of its own rules', () => {
    assert.deepEqual([...origins], [gateway.url]);
    assert.deepEqual(complaints, []);
  });

  /** The answer pane shows the text; the editor renders spaces as other signs. */
  const answer = (text: string): Promise<void> =>
    page
      .locator('.graphiql-response .view-line')
      .filter({ hasText: new RegExp(text.replaceAll(' ', '\\s')) })
      .first()
      .waitFor();
});
