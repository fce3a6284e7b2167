// The staff desk in a real browser without JavaScript: by keyboard alone, narrow and wide, and with a work account.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtAssets } from '../support/assets.ts';
import { accessibilityFaults, launchBrowser, openPage, type PageOptions, sidewaysOverflow, tabTo } from '../support/browser.ts';
import { type DeskServer, STAFF_PASSWORD, startDeskServer } from '../support/desk-server.ts';
import { aDelivery, aFile } from '../support/fake-desk.ts';
import { CLIENT, startOidcProvider } from '../support/oidc-provider.ts';

let browser: Browser;
let assetsDirectory: string;
const running: DeskServer[] = [];

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

const LONG = 'a-word-that-is-much-too-long-for-a-line-of-a-telephone-'.repeat(3);
const files = [
  aFile(),
  aFile({ reference: 'KA-7F999999', state: 'taken', takenBy: 'Hēmi Parata', asker: 'whanau', about: LONG, route: 'tai-tokerau' }),
  aFile(
    { reference: 'KA-M4222222', state: 'answered', takenBy: 'Hēmi Parata', answerBy: { kind: 'phone', number: '021 555 0100' } },
    {
      deliveries: [
        aDelivery(),
        aDelivery({ id: 'd2', kind: 'teams', state: 'needs-a-hand', attempts: 31, sentAt: null, lastError: `451 ${LONG}` }),
      ],
      acts: [
        { at: '2026-11-22T02:04:00Z', who: 'the person', kind: 'opened', text: null },
        { at: '2026-11-22T02:14:00Z', who: 'Hēmi Parata', kind: 'handed-over', text: 'tai-tokerau' },
        { at: '2026-11-22T02:24:00Z', who: 'Hēmi Parata', kind: 'noted', text: `Rang twice.\n${LONG}` },
      ],
    },
  ),
];

async function open(options: PageOptions = {}, changes: Parameters<typeof startDeskServer>[0] = {}) {
  const server = await startDeskServer({ files, assetsDirectory, ...changes });
  running.push(server);
  return { server, desk: server.desk, ...(await openPage(browser, server.origin, { javaScript: false, ...options })) };
}

async function signIn(page: Page, server: DeskServer): Promise<void> {
  await page.goto(`${server.url}desk`);
  await page.getByLabel('Password').fill(STAFF_PASSWORD);
  await page.getByLabel('Your name, for the record').fill('Aroha Ngata');
  await page.keyboard.press('Enter');
  await page.getByText('Signed in as Aroha Ngata').waitFor();
}

test('with a caller on the phone: signed in, found by two symbols, read, taken, answered and closed by keyboard alone', async () => {
  const { server, desk, page, faults } = await open();
  await page.goto(`${server.url}desk`);
  await page.locator('#password:focus').waitFor();
  await page.keyboard.type(STAFF_PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Aroha');
  await page.keyboard.press('Enter');
  await page.getByText('Signed in as Aroha').waitFor();

  // The field has the focus already: two symbols and Enter.
  await page.locator('#reference:focus').waitFor();
  await page.keyboard.type('m4');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Case KA-M4222222' }).waitFor();
  await page.goBack();
  await page.getByLabel('Reference').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7f4');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Case KA-7F4H2MRW' }).waitFor();
  await page.getByText('Can we leave?').waitFor();

  await tabTo(page, page.getByRole('button', { name: 'Take the case' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('You have the case now.').waitFor();
  await tabTo(page, page.getByLabel('Your answer'));
  await page.keyboard.type('Write to your board first.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Your answer is kept with the case.').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Close the case' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('The case is closed.').waitFor();

  expect(desk.carriedOut.map(({ act }) => act)).toEqual([
    { kind: 'take' },
    { kind: 'answer', text: 'Write to your board first.' },
    { kind: 'close' },
  ]);
  expect(await page.title()).toBe('KA-7F4H2MRW – closed – Enquiry desk');
  expect(faults).toEqual([]);
});

test('after each act the reader is at the sentence that says it, and the next Tab goes on from there', async () => {
  const { server, page } = await open();
  await signIn(page, server);
  await page.goto(`${server.url}desk/cases/KA-7F4H2MRW`);
  await page.getByRole('button', { name: 'Take the case' }).click();
  await page.getByRole('status').waitFor();
  expect(new URL(page.url()).hash).toBe('#done');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Back to the desk');
});

test('a case is deleted in two steps, and the first can be left again', async () => {
  const { server, desk, page } = await open();
  await signIn(page, server);
  await page.goto(`${server.url}desk/cases/KA-7F4H2MRW`);
  await page.getByRole('link', { name: 'Delete at the person’s wish' }).click();
  await page.getByRole('link', { name: 'No, back to the case' }).click();
  expect(desk.carriedOut).toEqual([]);
  await page.getByRole('link', { name: 'Delete at the person’s wish' }).click();
  await page.getByRole('button', { name: 'Yes, delete it' }).click();
  await page.getByRole('status').getByText('The case is deleted.').waitFor();
});

test('with a work account staff come from another site straight to the page they wanted', async () => {
  // The provider says on the console that its login page and its keys are for development.
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const provider = await startOidcProvider({ aroha: { name: 'Aroha Ngata', roles: ['Enquiries.Staff'] } });
  try {
    const oidc = { issuer: provider.issuer, ...CLIENT, role: 'Enquiries.Staff' };
    const { server, page } = await open({}, { signIn: { password: null, oidc } });
    provider.admit(`${server.origin}/desk/signed-in`);
    await page.goto(`${server.url}desk/cases/KA-7F4H2MRW`);
    await page.getByRole('link', { name: 'Sign in with your work account' }).click();
    await page.locator('input[name=login]').fill('aroha');
    await page.locator('input[name=password]').fill('any');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Case KA-7F4H2MRW' }).waitFor();

    // A link on another site leads in as well, though the browser keeps a strict cookie back there.
    await page.route('http://elsewhere.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${server.url}desk/cases/KA-7F999999">The case</a>` }),
    );
    await page.goto('http://elsewhere.test/');
    await page.getByRole('link', { name: 'The case' }).click();
    await page.getByRole('heading', { level: 1, name: 'Case KA-7F999999' }).waitFor();
  } finally {
    await provider.stop();
    vi.restoreAllMocks();
  }
});

describe.each([
  ['320 pixels wide', { width: 320, height: 640 }],
  ['1280 pixels wide', { width: 1_280, height: 900 }],
])('in a window %s', (_, size) => {
  /** What is wrong with the page that is open: too wide for its window, or against a rule of accessibility. */
  const wrongWith = async (page: Page) => ({ tooWide: await sidewaysOverflow(page), against: await accessibilityFaults(page) });
  const nothing = { tooWide: 0, against: [] };

  test('signing in must not be scrolled sideways and breaks no rule of accessibility', async () => {
    const { server, page } = await open({ ...size, javaScript: true });
    await page.goto(`${server.url}desk`);
    expect(await wrongWith(page)).toEqual(nothing);
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await wrongWith(page)).toEqual(nothing);
  });

  test.each(['', '?reference=7f', '?reference=b8'])('neither does the list at /desk%s', async (path) => {
    const { server, page, faults } = await open({ ...size, javaScript: true });
    await signIn(page, server);
    await page.goto(`${server.url}desk${path}`);
    expect(await wrongWith(page)).toEqual(nothing);
    expect(faults).toEqual([]);
  });

  test.each(['KA-7F4H2MRW', 'KA-M4222222', 'KA-7F4H2MRW/delete'])('nor a case: %s', async (path) => {
    const { server, page, faults } = await open({ ...size, javaScript: true });
    await signIn(page, server);
    await page.goto(`${server.url}desk/cases/${path}`);
    expect(await wrongWith(page)).toEqual(nothing);
    expect(faults).toEqual([]);
  });

  test('nor a case with a problem, or after an act', async () => {
    const { server, page } = await open({ ...size, javaScript: true });
    await signIn(page, server);
    await page.goto(`${server.url}desk/cases/KA-M4222222`);
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await page.getByRole('alert').waitFor();
    expect(await wrongWith(page)).toEqual(nothing);
    await page.getByRole('button', { name: 'Try the deliveries again' }).click();
    await page.getByRole('status').waitFor();
    expect(await wrongWith(page)).toEqual(nothing);
  });

  test('everything to press is at least 24 pixels high and wide', async () => {
    const { server, page } = await open({ ...size, javaScript: true });
    await signIn(page, server);
    for (const path of ['', '/cases/KA-M4222222', '/cases/KA-M4222222/delete']) {
      await page.goto(`${server.url}desk${path}`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a:not(.skip-link):not(p a):not(dd a), p.back a, button, select, input:not([type=hidden]), textarea')]
          .filter((element) => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 24)
          .map((element) => element.outerHTML),
      );
      expect([path, small]).toEqual([path, []]);
    }
  });
});
