// A chart in a real browser: seen whole in narrow and wide windows, read aloud in words, with and without JavaScript.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtAssets } from '../support/assets.ts';
import { accessibilityFaults, launchBrowser, openPage, type PageOptions, sidewaysOverflow } from '../support/browser.ts';
import { aChart } from '../support/fake-conversations.ts';
import { startTestServer, type TestServer } from '../support/web-server.ts';

let browser: Browser;
let assetsDirectory: string;
const running: TestServer[] = [];

beforeAll(async () => {
  [browser, assetsDirectory] = await Promise.all([launchBrowser(), builtAssets()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await Promise.all(running.splice(0).map((server) => server.close()));
});
afterAll(async () => {
  await browser.close();
});

async function start(options: PageOptions) {
  const server = await startTestServer({ assetsDirectory });
  running.push(server);
  return { server, ...(await openPage(browser, server.origin, options)) };
}

/** What the picture is drawn from and how large it is shown; its window is what does not crop it. */
async function shown(picture: Locator) {
  return picture.evaluate(async (element) => {
    if (!(element instanceof HTMLImageElement)) throw new Error('no picture');
    await element.decode();
    const { width, height } = element.getBoundingClientRect();
    const frame = element.parentElement?.getBoundingClientRect();
    return {
      natural: element.naturalWidth,
      width,
      shape: width / height - element.naturalWidth / element.naturalHeight,
      isWhole: frame !== undefined && frame.height >= height - 1 && frame.width >= width - 1,
    };
  });
}

describe.each([
  ['wide', { width: 1_000, height: 800 }],
  ['320 pixels wide', { width: 320, height: 640 }],
])('in a window %s', (_, size) => {
  test('the chat shows a chart whole, under its name in words', async () => {
    const { server, page, faults } = await start(size);
    await page.goto(`${server.url}chat`);
    await page.getByRole('textbox', { name: /.+/ }).and(page.locator('.web-chat *')).fill('chart');
    await page.keyboard.press('Enter');
    const picture = page.getByRole('img', { name: aChart().alt });
    await picture.waitFor();
    const { natural, width, shape, isWhole } = await shown(picture);
    expect(natural).toBe(640);
    expect(width).toBeGreaterThan(150);
    expect(width).toBeLessThanOrEqual(400);
    expect(Math.abs(shape)).toBeLessThan(0.05);
    expect(isWhole).toBe(true);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('the page without JavaScript shows the same', async () => {
    const { server, page, faults } = await start({ ...size, javaScript: false });
    await page.goto(`${server.url}chat`);
    await page.getByRole('textbox').fill('chart');
    await page.getByRole('button', { name: 'Send' }).click();
    const picture = page.getByRole('img', { name: aChart().alt });
    await picture.waitFor();
    const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
    expect(width).toBeGreaterThan(150);
    expect(width).toBeLessThanOrEqual(400);
    expect(height / width).toBeGreaterThan(0.4);
    expect(faults).toEqual([]);
  });
});
