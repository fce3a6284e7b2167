// What deploy/ promises must be there: files, settings, the health path, and what must stay out of the image.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingNames, settingsReference } from '../../../src/config/settings.ts';

const project = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const exists = (path: string): boolean => existsSync(join(project, path));

/** Set by the platform, not by our schema. */
const platformSettings = ['NODE_ENV'];
const isSetting = (name: string): boolean => settingNames.some((known) => known === name) || platformSettings.includes(name);

type Instruction = { readonly name: string; readonly words: readonly string[]; readonly text: string };
type Stage = { readonly name: string; readonly base: string; readonly instructions: readonly Instruction[] };

/** The stages of a Dockerfile with their instructions; comments and continued lines as Docker reads them. */
function parseDockerfile(text: string): readonly Stage[] {
  const lines = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name: string; base: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.trim().split(/\s+/);
    if (name === 'FROM') stages.push({ name: words[1] === 'AS' ? (words[2] ?? '') : '', base: words[0] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, words, text: words.join(' ') });
  }
  return stages;
}

const stages = parseDockerfile(read('deploy/Dockerfile'));
const image = stages.at(-1) ?? { name: '', base: '', instructions: [] };
const of = (stage: Stage, name: string): readonly Instruction[] => stage.instructions.filter((instruction) => instruction.name === name);

/** Sources of a COPY: all its words but options and the last. */
const copied = ({ words }: Instruction): readonly string[] => words.filter((word) => !word.startsWith('--')).slice(0, -1);
const copiedFrom = ({ words }: Instruction): string | null =>
  words.find((word) => word.startsWith('--from='))?.slice('--from='.length) ?? null;

/** What the project's own build step makes; it is not there in a clone. */
const madeByBuild: Readonly<Record<string, string>> = { '/app/node_modules': 'npm ci', '/app/build': 'scripts/prepare.mjs' };

/** What `npm start` runs; image and unit must run the same, with the same limits of memory. */
const startCommand = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(read('package.json'))).scripts.start;

describe('the image', () => {
  const copies = stages.flatMap((stage) => of(stage, 'COPY').map((copy) => ({ stage, copy })));

  test('copies only what the project has', () => {
    const sources = copies.filter(({ copy }) => copiedFrom(copy) === null).flatMap(({ copy }) => copied(copy));
    expect(sources).toContain('src');
    expect(sources.filter((source) => !exists(source))).toEqual([]);
  });

  test('copies from an earlier stage only what a step of that stage makes', () => {
    for (const { copy } of copies.filter((each) => copiedFrom(each.copy) !== null)) {
      const stage = stages.find((each) => each.name === copiedFrom(copy));
      const steps = stage ? of(stage, 'RUN').map((step) => step.text) : [];
      for (const source of copied(copy)) {
        const maker = madeByBuild[source];
        expect(maker, `nothing is known to make ${source}`).toBeDefined();
        expect(steps.join('\n')).toContain(maker);
      }
    }
  });

  test('lets the build see all that it copies and keeps secrets and data out', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    const allowed = lines.slice(1).map((line) => line.replace(/^!/, ''));
    const sources = copies.filter(({ copy }) => copiedFrom(copy) === null).flatMap(({ copy }) => copied(copy));
    expect([...new Set(sources)].sort()).toEqual([...allowed].sort());
  });

  test('is the official image of the Node that the project wants', () => {
    const { engines, devDependencies } = z
      .object({ engines: z.object({ node: z.string() }), devDependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    const major = devDependencies.node.split('.')[0];
    expect(engines.node).toBe(`>=${major}`);
    for (const { base } of stages) expect(base).toMatch(new RegExp(`^node:${major}(\\.|-|$)`));
  });

  test('does not run as root', () => {
    const user = of(image, 'USER').at(-1)?.text;
    expect(user).toBe('node');
  });

  test('holds production packages only, and so no Web Chat', () => {
    const packagesStage = stages.find((stage) => stage.name === 'packages');
    const installs = packagesStage ? of(packagesStage, 'RUN').map((step) => step.text) : [];
    expect(installs).toEqual([expect.stringContaining('npm ci --omit=dev')]);
    expect(of(image, 'RUN').some((step) => /npm (ci|install)/.test(step.text))).toBe(false);
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    expect(Object.keys(dependencies).filter((name) => name.startsWith('botframework-webchat'))).toEqual([]);
  });

  test('sets only settings that exist, and starts a file that exists', () => {
    const names = of(image, 'ENV').flatMap(({ words }) => words.map((word) => word.split('=')[0] ?? ''));
    expect(names).toContain('DATA_DIR');
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
    const command = z.array(z.string()).parse(JSON.parse(of(image, 'CMD').at(-1)?.text ?? '[]'));
    expect(command.join(' ')).toBe(startCommand);
    expect(exists(command.at(-1) ?? 'nothing')).toBe(true);
  });
});

describe('the health check', () => {
  test('asks for a path that the server serves', () => {
    const health = of(image, 'HEALTHCHECK').at(-1)?.text ?? '';
    const path = /127\.0\.0\.1:\$\{process\.env\.PORT\}(\/[a-z]+)/.exec(health)?.[1];
    expect(path).toBe('/healthz');
    const served = readdirSync(join(project, 'src/web'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .some((file) => read(join('src/web', file)).includes(`'${path}'`));
    expect(served, `no route of src/web is '${path}'`).toBe(true);
  });
});

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        build: z.object({ context: z.string(), dockerfile: z.string() }),
        env_file: z.array(z.object({ path: z.string(), required: z.boolean() })),
        environment: z.record(z.string(), z.string()),
        ports: z.array(z.string()),
        volumes: z.array(z.string()),
        read_only: z.boolean(),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(parse(read('deploy/compose.yaml')));

describe('the compose file', () => {
  test.each(Object.entries(compose.services))('%s names files that exist', (_name, service) => {
    const context = join('deploy', service.build.context);
    expect(exists(join(context, service.build.dockerfile))).toBe(true);
    // Made by the operator from the example; it may be missing, so it must not be required.
    for (const file of service.env_file) {
      expect(file.required).toBe(false);
      expect(exists(`deploy/${file.path}.example`)).toBe(true);
    }
  });

  test.each(Object.entries(compose.services))('%s sets only settings that exist', (_name, service) => {
    expect(Object.keys(service.environment).filter((name) => !isSetting(name))).toEqual([]);
  });

  test.each(Object.entries(compose.services))('%s is reached from this machine only and keeps its data on a volume', (_name, service) => {
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(service.ports.map((port) => port.split(':').at(-1))).toEqual([service.environment['PORT']]);
    const [volume, place] = service.volumes[0]?.split(':') ?? [];
    expect(Object.keys(compose.volumes)).toContain(volume);
    expect(place).toBe(service.environment['DATA_DIR']);
    expect(service.read_only).toBe(true);
  });
});

describe('the systemd unit', () => {
  const lines = read('deploy/kahui-ako-enquiries.service').split('\n');
  const values = (key: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));
  const folder = values('WorkingDirectory')[0] ?? '';

  test('starts, in its folder, files that an installed clone has', () => {
    const [program = '', ...given] = (values('ExecStart')[0] ?? '').split(' ');
    expect(program).toBe(`${folder}/node_modules/.bin/node`);
    expect(`node ${given.join(' ')}`).toBe(startCommand);
    const { devDependencies } = z.object({ devDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    expect(Object.keys(devDependencies)).toContain('node');
    expect(exists(given.at(-1) ?? 'nothing')).toBe(true);
    for (const page of values('Documentation')) expect(exists(page.replace(`file:${folder}/`, ''))).toBe(true);
  });

  test('sets only settings that exist, and keeps data where it may write', () => {
    const settings = new Map(values('Environment').map((setting) => [setting.split('=')[0] ?? '', setting.split('=')[1] ?? '']));
    expect([...settings.keys()].filter((name) => !isSetting(name))).toEqual([]);
    expect(settings.get('DATA_DIR')).toBe(`/var/lib/${values('StateDirectory')[0]}`);
    expect(values('ProtectSystem')).toEqual(['strict']);
  });

  test('does not run as root', () => {
    expect(values('DynamicUser')).toEqual(['yes']);
    expect(values('NoNewPrivileges')).toEqual(['yes']);
  });
});

describe('the example of settings', () => {
  const text = read('deploy/enquiries.env.example');
  /** `NAME=value`, set or commented out, with the line above it. */
  const entries = [...text.matchAll(/^# (.*)\n(#?)([A-Za-z_]+)=(.*)$/gm)].map(([, meaning, off, name = '', value = '']) => ({
    name,
    value,
    meaning,
    set: off === '',
  }));

  test('explains every setting that exists, once, with its meaning and the value that holds without it', () => {
    const shown = entries.map(({ name, meaning, value }) => ({ name, meaning, value }));
    expect(shown).toEqual(
      settingsReference.map(({ name, description, fallback = '' }) => ({ name, meaning: description, value: fallback })),
    );
    expect(text.match(/^#?[A-Za-z_]+=/gm)).toHaveLength(settingNames.length);
  });

  test('sets nothing by itself, and no secret even as an example', () => {
    expect(entries.filter(({ set }) => set)).toEqual([]);
    const secrets = settingsReference.filter(({ secret }) => secret).map(({ name }) => name);
    expect(secrets.length).toBeGreaterThan(0);
    expect(entries.filter(({ name, value }) => secrets.includes(name) && value !== '')).toEqual([]);
  });
});

describe('the runbook', () => {
  const text = read('deploy/runbook.md');

  test('names only files and commands that exist', () => {
    const files = [...text.matchAll(/`((?:deploy|docs|scripts|src|knowledge)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThan(0);
    // The operator makes this one from the example beside it.
    expect(files.filter((path) => path !== 'deploy/enquiries.env' && !exists(path))).toEqual([]);
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const commands = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names only settings that exist', () => {
    const names = [...text.matchAll(/`([A-Z][A-Z]+_[A-Z_]+|PORT|HOST|TODAY)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
  });
});
