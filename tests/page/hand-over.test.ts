// The way to a person in a real browser: by keyboard, at 320 pixels, live answers from the desk, and a later visit with the same browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtAssets } from '../support/assets.ts';
import { accessibilityFaults, launchBrowser, openPage, sidewaysOverflow } from '../support/browser.ts';
import { visitor } from '../support/desk-server.ts';
import { type RunningApp, startRealApp } from '../support/running-app.ts';

const PASSWORD = 'four words for staff';

let browser: Browser;
let app: RunningApp;

beforeAll(async () => {
  await builtAssets();
  [browser, app] = await Promise.all([launchBrowser(), startRealApp({ TODAY: '2026-11-22', STAFF_PASSWORD: PASSWORD })]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
});

/** What each message is answered with, so that the next one is sent after it. */
const WAY: readonly (readonly [string, RegExp])[] = [
  ['a person please', /Which town, district or region/],
  ['Hamliton', /Who is asking/],
  ['school', /What is it about/],
  ['we cannot agree on our challenge', /How should they answer you/],
  ['here', /Please check this/],
  ['yes', /Your reference is/],
];

const referenceOn = async (page: Page): Promise<string> =>
  /KA-\w{8}/.exec((await page.locator('body').innerText()).split('Your reference is')[1] ?? '')?.[0] ?? 'none';

const answer = async (reference: string, text: string): Promise<void> => {
  const staff = visitor(app.url);
  await staff.signIn({ password: PASSWORD });
  expect((await staff.submit(`/desk/cases/${reference}`, { do: 'answer', text })).status).toBe(303);
};

describe.each([
  ['wide', { width: 1_280, height: 900 }],
  ['320 pixels wide', { width: 320, height: 640 }],
])('in a window %s', (_, size) => {
  test('an enquiry is passed on by keyboard, its answer appears by itself, and again at the next visit', async () => {
    const { page, faults } = await openPage(browser, new URL(app.url).origin, size);
    const chat = new URL('chat', app.url).href;
    await page.goto(chat);
    const box = page.locator('.web-chat textarea, .web-chat input[type="text"]').first();
    await box.waitFor();
    await box.focus();
    for (const [message, asked] of WAY) {
      await page.keyboard.type(message);
      await page.keyboard.press('Enter');
      await page.locator('.web-chat').getByText(asked).last().waitFor();
    }
    expect(await page.locator('.web-chat a[href="tel:08004374636"]').count()).toBeGreaterThan(0);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);

    const reference = await referenceOn(page);
    await answer(reference, 'Let us meet at your school.');
    await page.locator('.web-chat').getByText('Let us meet at your school.', { exact: true }).waitFor();

    // Another page of the same browser knows the conversation: its session storage is empty, its cookie is not.
    await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('kahui-ako-chat');
    const later = await page.context().newPage();
    await later.goto(chat);
    await later.locator('.web-chat').getByText('Let us meet at your school.', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  test('without JavaScript the same way works, and the answer is there at the next look', async () => {
    const { page, faults } = await openPage(browser, new URL(app.url).origin, { ...size, javaScript: false });
    const chat = new URL('chat', app.url).href;
    await page.goto(chat);
    for (const [message, asked] of WAY) {
      await page.getByRole('textbox').fill(message);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.locator('#latest').getByText(asked).first().waitFor();
    }
    const reference = await referenceOn(page);
    await answer(reference, 'Let us meet at your kura.');
    const later = await page.context().newPage();
    await later.goto(chat);
    const said = later.locator('.said.service').last();
    expect(await said.innerText()).toContain('Let us meet at your kura.');
    expect(await said.innerText()).toContain('The Director of Education for Waikato');
    expect(await sidewaysOverflow(later)).toBe(0);
    expect(faults).toEqual([]);
  });
});
