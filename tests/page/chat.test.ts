// The chat in a real browser: by keyboard, narrow, with and without JavaScript, and after things broke.
import { createServer } from 'node:http';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtAssets } from '../support/assets.ts';
import { accessibilityFaults, launchBrowser, openPage, type PageOptions, sidewaysOverflow, tabTo } from '../support/browser.ts';
import { fakeConversations } from '../support/fake-conversations.ts';
import { startTestServer, type TestServer, texts } from '../support/web-server.ts';

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

async function start(options: PageOptions = {}) {
  const server = await startTestServer({ assetsDirectory });
  running.push(server);
  return { server, ...(await openPage(browser, server.origin, options)) };
}

/** The box of Web Chat to type in; there once the chat is ready. */
const boxIn = (place: Page | FrameLocator) => place.getByRole('textbox', { name: /.+/ }).and(place.locator('.web-chat *'));
const launcherOf = (page: Page) => page.getByRole('button', { name: 'Ask a question' });

describe('the launcher', () => {
  test('opens the chat by keyboard, and the question typed there is answered', async () => {
    const { server, page, faults } = await start();
    await page.goto(server.url);
    await tabTo(page, launcherOf(page));
    await page.keyboard.press('Enter');
    const frame = page.frameLocator('iframe');
    await expectFocused(frame, boxIn(frame));
    await page.keyboard.type('how many?');
    await page.keyboard.press('Enter');
    await frame.getByText('You said how many?.').first().waitFor();
    expect(faults).toEqual([]);
  });

  test('loads nothing of the chat before it is pressed', async () => {
    const { server, page } = await start();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(server.url);
    await launcherOf(page).waitFor();
    expect(asked).not.toContain('/chat');
    expect(asked.filter((path) => path.includes('webchat'))).toEqual([]);
  });

  test('closes with Escape from inside the chat and takes the focus back', async () => {
    const { server, page } = await start();
    await page.goto(server.url);
    await launcherOf(page).click();
    const frame = page.frameLocator('iframe');
    await expectFocused(frame, boxIn(frame));
    await page.keyboard.press('Escape');
    await launcherOf(page).waitFor();
    expect(await launcherOf(page).evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
  });

  test('works on a page of another origin that is trusted, and the chat shows in no other', async () => {
    const [trusted, foreign] = [await startHostPage(), await startHostPage()];
    const server = await startTestServer({ assetsDirectory, trustedOrigins: [trusted.origin] });
    running.push(server);
    trusted.embeds(server.origin);
    foreign.embeds(server.origin);
    const { page } = await openPage(browser, server.origin);
    const framedBy = async (host: HostPage): Promise<string> => {
      await page.goto(host.origin);
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors')).then(() => 'refused');
      await launcherOf(page).click();
      const shown = boxIn(page.frameLocator('iframe'))
        .waitFor()
        .then(() => 'shown');
      // The loser of the race ends with the page, by an error that says nothing.
      refused.catch(() => {});
      shown.catch(() => {});
      return Promise.race([refused, shown]);
    };
    expect(await framedBy(trusted)).toBe('shown');
    expect(await framedBy(foreign)).toBe('refused');
    await Promise.all([trusted.stop(), foreign.stop()]);
  });
});

describe('the chat page', () => {
  test('keeps the conversation when it is loaded again', async () => {
    const { server, page } = await start();
    await page.goto(`${server.url}chat`);
    await boxIn(page).fill('remember this');
    await page.keyboard.press('Enter');
    await page.getByText('You said remember this.').first().waitFor();
    await page.reload();
    await page.getByText('You said remember this.').first().waitFor();
    expect(server.conversations.count()).toBe(1);
  });

  test('a suggestion sends its words', async () => {
    const { server, page } = await start();
    await page.goto(`${server.url}chat`);
    await page.getByRole('toolbar').getByRole('button', { name: 'What is a Kāhui Ako?' }).click();
    await page.getByText('You said What is a Kāhui Ako?.').first().waitFor();
  });

  test('says that a message is too long and keeps its words', async () => {
    const { server, page } = await start();
    await page.goto(`${server.url}chat`);
    const long = 'a'.repeat(10_001);
    await boxIn(page).fill(long);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(texts.tooLong).waitFor();
    await page.waitForFunction(
      (words) =>
        [...document.querySelectorAll<HTMLInputElement>('.web-chat input, .web-chat textarea')].some(({ value }) => value === words),
      long,
    );
  });

  test('markup in a message and in a reply stays text', async () => {
    const { server, page, faults } = await start();
    await page.goto(`${server.url}chat`);
    await boxIn(page).fill('<img src=x onerror="document.title=1"> [a](javascript:alert(1))');
    await page.keyboard.press('Enter');
    await page.getByText('You said <img src=x').first().waitFor();
    expect(await page.locator('.web-chat img, .web-chat a[href^="javascript"]').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('comes back by itself after the service was away, with what was said', async () => {
    const conversations = fakeConversations();
    const first = await startTestServer({ assetsDirectory, conversations });
    const { page } = await openPage(browser, first.origin);
    await page.goto(`${first.url}chat`);
    await boxIn(page).fill('before');
    await page.keyboard.press('Enter');
    await page.getByText('You said before.').first().waitFor();
    await first.close();
    await page.getByRole('status').getByText(texts.connectionLost).waitFor();
    running.push(await startTestServer({ assetsDirectory, conversations, port: Number(new URL(first.url).port) }));
    await page.getByRole('status').getByText(texts.connectionLost).waitFor({ state: 'hidden' });
    await boxIn(page).fill('after');
    await page.keyboard.press('Enter');
    await page.getByText('You said after.').first().waitFor();
    expect(await page.getByText('You said before.').count()).toBeGreaterThan(0);
  });

  test('is built again, with its history, after an answer at which Web Chat gives up', async () => {
    const { server, page } = await start();
    await page.goto(`${server.url}chat`);
    await boxIn(page).fill('before');
    await page.keyboard.press('Enter');
    await page.getByText('You said before.').first().waitFor();
    await page.route('**/activities', (route) => route.fulfill({ status: 403, body: '{}' }), { times: 1 });
    await boxIn(page).fill('lost words');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLInputElement>('.web-chat input, .web-chat textarea')].some(({ value }) => value === 'lost words'),
    );
    await boxIn(page).press('Enter');
    await page.getByText('You said lost words.').first().waitFor();
    expect(await page.getByText('You said before.').count()).toBeGreaterThan(0);
  });

  test('is the plain form when Web Chat does not arrive', async () => {
    const { server, page } = await start();
    await page.route('**/webchat-minimal.js*', (route) => route.abort());
    await page.goto(`${server.url}chat`);
    await page.getByLabel('Your question').fill('still works?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('You said still works?').waitFor();
  });
});

describe('without JavaScript', () => {
  test('a question is asked and answered by keyboard alone', async () => {
    const { server, page, faults } = await start({ javaScript: false });
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').focus();
    await page.keyboard.type('how many?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('You said how many?').waitFor();
    expect(new URL(page.url()).hash).toBe('#latest');
    expect(faults).toEqual([]);
  });

  test('starting over begins a new conversation', async () => {
    const { server, page } = await start({ javaScript: false });
    await page.goto(`${server.url}chat`);
    await page.getByLabel('Your question').fill('hi');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('You said hi').waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Ask a question.').waitFor();
    expect(await page.getByText('You said hi').count()).toBe(0);
  });

  test('a suggestion is a button that sends its words', async () => {
    const { server, page } = await start({ javaScript: false });
    await page.goto(`${server.url}chat`);
    await page.getByLabel('Your question').fill('suggest: What next?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'What next?' }).click();
    await page.getByText('You said What next?.').waitFor();
  });

  test('an empty question is explained beside the field', async () => {
    const { server, page } = await start({ javaScript: false });
    await page.goto(`${server.url}chat`);
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.getByRole('alert').textContent()).toContain(texts.empty);
    expect(await page.getByLabel('Your question').getAttribute('aria-invalid')).toBe('true');
  });
});

describe.each([
  ['320 pixels wide', { width: 320, height: 640 }],
  ['wide', { width: 1_000, height: 800 }],
])('in a window %s', (_, size) => {
  test('no page must be scrolled sideways, and none breaks a rule of accessibility', async () => {
    const { server, page } = await start(size);
    for (const path of ['', 'chat', 'nowhere']) {
      await page.goto(server.url + path);
      if (path === 'chat') {
        await boxIn(page).fill('a-word-that-is-much-too-long-for-a-line-of-a-telephone-'.repeat(3));
        await page.keyboard.press('Enter');
        await page.getByText('You said').first().waitFor();
      }
      expect([path, await sidewaysOverflow(page)]).toEqual([path, 0]);
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    }
  });

  test('the open panel fits and breaks no rule', async () => {
    const { server, page } = await start(size);
    await page.goto(server.url);
    await launcherOf(page).click();
    const frame = page.frameLocator('iframe');
    await boxIn(frame).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    const inside = page.frames().find((candidate) => candidate.url().includes('/chat'));
    expect(inside && (await sidewaysOverflow(inside))).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('the chat without JavaScript fits and breaks no rule, also with a problem shown', async () => {
    const { server, page } = await start(size);
    await page.route('**/webchat-minimal.js*', (route) => route.abort());
    await page.goto(`${server.url}chat`);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Your question').fill('how many?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('You said how many?').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

type HostPage = { readonly origin: string; embeds(origin: string): void; stop(): Promise<void> };

/** A page of another origin that holds the one line. */
async function startHostPage(): Promise<HostPage> {
  let embedded = '';
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Host</title><body><script src="${embedded}/embed.js" async></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    embeds: (origin) => {
      embedded = origin;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Waits until the box is there and has the focus. */
async function expectFocused(frame: FrameLocator, box: ReturnType<typeof boxIn>): Promise<void> {
  await box.waitFor();
  await frame.locator('.web-chat :focus').waitFor();
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
}
