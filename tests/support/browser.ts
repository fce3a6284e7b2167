// Chromium for the page tests, and what they all do with a page.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm test installs one, or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

export type PageOptions = { readonly javaScript?: boolean; readonly width?: number; readonly height?: number };

/** A page of its own, and what went wrong in it: console errors, failed requests and requests that left the service. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: PageOptions = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1_000, height: options.height ?? 800 },
    locale: 'en-NZ',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol.startsWith('http') && to !== origin) faults.push(`left the service: ${request.url()}`);
  });
  return { page, faults };
}

/** Presses Tab until `target` (or the host of the shadow tree it is in) has the focus; fails after 20. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    const reached = await target.evaluate((element) => {
      const root = element.getRootNode();
      return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === element;
    });
    if (reached) return;
  }
  throw new Error('Tab does not reach it');
}

/** Rules of WCAG 2.2 A and AA, and axe's good practice; each violation as "rule: how many elements". */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels the page is wider than its window: 0 when nobody must scroll sideways. */
export async function sidewaysOverflow(page: Page | Frame): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
