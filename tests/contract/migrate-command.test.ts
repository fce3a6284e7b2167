// `npm run migrate`: what it says and how it ends.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/cli/migrate.ts';
import { openStorage, temporaryFolder } from './stores.ts';

describe('the migrate command', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  test('makes the database, says its version, and has nothing to do the second time', async () => {
    const first = await migrate({ DATA_DIR: folder.path });
    expect(first).toEqual({
      done: true,
      message: `The database in ${folder.path} is at version 0002-cases: applied 0001-conversations, 0002-cases.`,
    });
    const second = await migrate({ DATA_DIR: folder.path });
    expect(second).toMatchObject({ done: true, message: expect.stringContaining('nothing to change') });
  });

  test('leaves the folder free for the service', async () => {
    await migrate({ DATA_DIR: folder.path });
    const storage = await openStorage(folder.path);
    expect((await migrate({ DATA_DIR: folder.path })).message).toContain('another process');
    await storage.close();
  });

  test.each([
    ['a folder that cannot be', { DATA_DIR: '/dev/null/data' }, '/dev/null/data'],
    ['a bad setting', { PORT: 'x' }, 'PORT'],
  ])('refuses %s in plain words', async (_, env, named) => {
    const report = await migrate(env);
    expect(report.done).toBe(false);
    expect(report.message).toContain(named);
    expect(report.message).toContain('Cure: ');
    expect(report.message).not.toMatch(/\n\s+at /);
  });

  test('refuses a file that is no database', async () => {
    writeFileSync(join(folder.path, 'enquiries.sqlite'), 'text '.repeat(500));
    expect(await migrate({ DATA_DIR: folder.path })).toMatchObject({ done: false, message: expect.stringContaining('not a database') });
  });
});
