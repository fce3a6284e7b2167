// What is shipped passes the knowledge check, and the command says so with its exit code.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { checkKnowledge } from '../../src/cli/knowledge.ts';
import { contentFingerprint } from '../../src/content/fingerprint.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadQuestions } from '../../src/content/load-questions.ts';

const shipped = { knowledgeDir: 'knowledge', dialogsDir: 'dialogs' } as const;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('the shipped knowledge', () => {
  test('passes every rule', () => {
    const { lines } = checkKnowledge({ ...shipped, textsDir: '../shared/releases', today: systemClock().today() });
    expect(lines.filter((line) => line.includes(' Cure: ') && !line.startsWith('Warning: '))).toEqual([]);
  });

  test('loads without its labelled questions, and they load by themselves', () => {
    expect(loadContent(shipped).knowledge.questions).toEqual([]);
    const questions = loadQuestions(shipped);
    expect(questions.length).toBeGreaterThan(5000);
    expect(new Set(questions.map(({ author }) => author))).toEqual(new Set('abcdefghijklmnopqrstu'));
  });
});

describe('npm run knowledge', () => {
  const run = promisify(execFile);

  test('fails with the fault on its output and exit code 1', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'en-NZ.yaml'), 'greeting: []\n');
    const failed = await run(process.execPath, ['src/cli/knowledge.ts', '--dialogs', folder]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining(`${join(folder, 'en-NZ.yaml')}:1: greeting: `) });
  });

  test('checks the folder that KNOWLEDGE_DIR names', async () => {
    const folder = await aFolder();
    const env = { PATH: process.env['PATH'], KNOWLEDGE_DIR: folder };
    const failed = await run(process.execPath, ['src/cli/knowledge.ts'], { env }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining(`${join(folder, 'facts.yaml')}:1: the file is missing`) });
  });

  test('refuses a day that is none', async () => {
    const failed = await run(process.execPath, ['src/cli/knowledge.ts', '--today', 'tomorrow']).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('Cure: Write a calendar day') });
  });
});

describe('the fingerprint of a folder', () => {
  test('changes with every byte and name, and with nothing else', async () => {
    const folder = await aFolder();
    const now = () => contentFingerprint({ knowledgeDir: folder });
    await writeFile(join(folder, 'a.yaml'), 'one');
    const first = now();
    await writeFile(join(folder, '.hidden'), 'x');
    expect(now()).toBe(first);
    await writeFile(join(folder, 'a.yaml'), 'two');
    const second = now();
    await rm(join(folder, 'a.yaml'));
    await writeFile(join(folder, 'b.yaml'), 'two');
    expect(new Set([first, second, now()]).size).toBe(3);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });
});
