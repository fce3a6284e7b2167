// What documents and package.json promise must be there: links, commands, packages, install scripts, every platform's packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const project = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const exists = (path: string): boolean => existsSync(join(project, path));

const names = z.record(z.string(), z.string());
const packageJson = z
  .object({
    scripts: names,
    dependencies: names,
    devDependencies: names,
    overrides: names,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));

const lockedPackage = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: names.optional(),
});
const lock = z.object({ packages: z.record(z.string(), lockedPackage) }).parse(JSON.parse(read('package-lock.json'))).packages;

const documents = [
  ...readdirSync(project).filter((file) => file.endsWith('.md')),
  ...['docs', 'deploy'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file).replaceAll('\\', '/')),
  ),
];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('links only to what exists', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !exists(join(dirname(document), link)))).toEqual([]);
  });

  test('names only commands that exist', () => {
    const commands = [...text.matchAll(/`[^`\n]*\bnpm run ([a-z-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

describe('the commands', () => {
  test('that the outer contract names are there', () => {
    const contract = ['start', 'test', 'check', 'ask', 'knowledge', 'evaluate', 'bench', 'migrate'];
    expect(contract.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  test('start files that exist', () => {
    const files = Object.values(packageJson.scripts).flatMap((command) =>
      [...command.matchAll(/\b(?:src|scripts)\/\S+/g)].map(([path]) => path),
    );
    expect(files.length).toBeGreaterThan(0);
    expect([...new Set(files)].filter((file) => !exists(file))).toEqual([]);
  });

  test('prepare a fresh clone before they run, all but those that only mend files', () => {
    const unprepared = Object.keys(packageJson.scripts).filter((name) => !name.startsWith('pre') && !(`pre${name}` in packageJson.scripts));
    expect(unprepared).toEqual(['format']);
  });
});

describe('the packages', () => {
  const wanted = { ...packageJson.dependencies, ...packageJson.devDependencies };

  test('have exact versions', () => {
    const loose = Object.entries({ ...wanted, ...packageJson.overrides }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  test('are all accounted for in docs/dependencies.md, with their version', () => {
    const text = read('docs/dependencies.md');
    const types = Object.keys(wanted).filter((name) => name.startsWith('@types/'));
    const missing = Object.entries(wanted).filter(([name, version]) => !types.includes(name) && !text.includes(`| ${name} ${version} |`));
    expect(missing).toEqual([]);
    expect(types.filter((name) => !text.includes(name))).toEqual([]);
    const told = [...text.matchAll(/^\| ([@a-z][\w@/.-]*) \d/gm)].map(([, name = '']) => name);
    expect(told.filter((name) => !(name in wanted))).toEqual([]);
  });

  test('run install scripts only where somebody said yes or no', () => {
    const withScripts = Object.entries(lock).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.split('node_modules/').at(-1) ?? ''] : [],
    );
    expect([...new Set(withScripts)].sort()).toEqual(Object.keys(packageJson.allowScripts).sort());
    expect(Object.keys(packageJson.allowScripts).filter((name) => packageJson.allowScripts[name])).toEqual(['node']);
  });

  test('are locked with a fingerprint and for every platform, or npm ci fails on another machine', () => {
    const unsealed = Object.entries(lock).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
    expect(unsealed.map(([path]) => path)).toEqual([]);
    /** Folders in which Node would look for a package asked for by the one at `path`, nearest first. */
    const places = (path: string): readonly string[] => {
      const parts = path.split('node_modules/');
      return parts.map((_, index) => `${parts.slice(0, parts.length - index).join('node_modules/')}${index === 0 ? '/' : ''}node_modules/`);
    };
    const missing = Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => path !== '' && !places(path).some((place) => `${place}${name}` in lock))
        .map((name) => `${path} → ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
