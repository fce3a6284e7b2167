// Finds a Chromium for the page tests, or provides one; nothing is fetched when the machine already has it.
// @ts-check
import { existsSync } from 'node:fs';

const knownPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium that playwright-core can start; null when there is none. CHROMIUM_PATH, when set, is the only place looked at. @returns {Promise<string | null>} */
export async function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : null;
  const known = knownPlaces.find((path) => existsSync(path));
  if (known) return known;
  // Loaded only here: it costs more than everything else a fresh check does.
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/**
 * Makes sure that there is a Chromium. Tries Debian's package as root, then Playwright's own download.
 * @param {(command: string, args: readonly string[]) => boolean} run true when the command succeeded
 * @returns {Promise<{what: string, cure: string} | null>} null when there is one
 */
export async function provideChromium(run) {
  if (await findChromium()) return null;
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { what: `CHROMIUM_PATH names ${named}, which does not exist.`, cure: 'correct it or unset it.' };
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (mayInstall) {
    console.error('Installing Chromium for the page tests (once) …');
    const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    if (install() || (run('apt-get', ['update']) && install())) return null;
  }
  if (run('npx', ['playwright-core', 'install', 'chromium']) && (await findChromium())) return null;
  return {
    what: 'the page tests need Chromium and none could be installed.',
    cure: 'install Chromium or Chrome yourself and, when it lies in an unusual place, set CHROMIUM_PATH to its program.',
  };
}
