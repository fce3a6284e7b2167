// The whole way: the real service, the real knowledge, a real browser, and a question with spelling mistakes.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtAssets } from '../support/assets.ts';
import { accessibilityFaults, launchBrowser, openPage, sidewaysOverflow, tabTo } from '../support/browser.ts';
import { type RunningApp, startRealApp } from '../support/running-app.ts';

const QUESTION = 'how many comunities of lerning were there in july 2016';

let browser: Browser;
let app: RunningApp;

beforeAll(async () => {
  await builtAssets();
  [browser, app] = await Promise.all([launchBrowser(), startRealApp({ TODAY: '2026-11-22' })]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
});

describe.each([
  ['wide', { width: 1_000, height: 800 }],
  ['320 pixels wide', { width: 320, height: 640 }],
])('in a window %s', (_, size) => {
  test('a person opens the chat by keyboard, asks, and reads the number, its date and its source', async () => {
    const { page, faults } = await openPage(browser, new URL(app.url).origin, size);
    await page.goto(app.url);
    const launcher = page.getByRole('button', { name: 'Ask a question' });
    await tabTo(page, launcher);
    await page.keyboard.press('Enter');
    const frame = page.frameLocator('iframe');
    await frame.locator('.web-chat :focus').waitFor();
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    const answer = frame.locator('.web-chat').getByText('117').first();
    await answer.waitFor();
    const chat = (await frame.locator('.web-chat').textContent()) ?? '';
    expect(chat).toContain('1 July 2016');
    expect(chat).toContain('Source:');
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a person without JavaScript asks and reads the same', async () => {
    const { page, faults } = await openPage(browser, new URL(app.url).origin, { ...size, javaScript: false });
    await page.goto(new URL('chat', app.url).href);
    await page.getByRole('textbox').fill(QUESTION);
    await page.getByRole('button', { name: 'Send' }).click();
    const answer = page.locator('#latest');
    await answer.waitFor();
    const text = await answer.innerText();
    expect(text).toContain('117');
    expect(text).toContain('1 July 2016');
    expect(text).toContain('Source:');
    expect(faults).toEqual([]);
  });
});
