import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find((path) => existsSync(path));
const isRequired = process.env['RADIOGRAPH_REQUIRE_BROWSER'] === '1';

/** Why the tests in a browser cannot run here; false where they can, or must. */
export const skipWithoutChromium: string | false =
  executablePath || isRequired
    ? false
    : 'NOT TESTED IN A BROWSER: no Chromium here. Set CHROMIUM_PATH.';

/** A real Chromium that asks nothing of the network for itself. */
export async function startChromium(): Promise<Browser> {
  if (!executablePath) {
    throw new Error('RADIOGRAPH_REQUIRE_BROWSER is 1, and there is no Chromium.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
