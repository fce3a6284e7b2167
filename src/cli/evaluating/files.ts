// Where an evaluation is written: all of it under build, the compact figures and the pictures in docs when they are to be kept.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compact, parseCompact } from './comparison.ts';
import { plotsOf } from './plots.ts';
import type { Report } from './report.ts';

const projectRoot = join(import.meta.dirname, '..', '..', '..');
/** Made by every run, never committed. */
const buildFolder = join(projectRoot, 'build', 'evaluation');
/** The run that later ones are compared with; committed. */
const keptFolder = join(projectRoot, 'docs', 'evaluation');
const LAST = 'last.json';

export type Folders = { readonly build: string; readonly kept: string };
export const evaluationFolders: Folders = { build: buildFolder, kept: keptFolder };

export function writeReport(report: Report, { build }: Folders): void {
  writeAll(build, { 'evaluation.json': asJson(report), ...plotsOf(report) });
}

export function keep(report: Report, figures: Compact, { kept }: Folders): void {
  writeAll(kept, { [LAST]: asJson(figures), ...plotsOf(report) });
}

/** The figures kept last; null when there are none yet. */
export function keptFigures({ kept }: Folders): Compact | null {
  const file = join(kept, LAST);
  return existsSync(file) ? parseCompact(readFileSync(file, 'utf8'), file) : null;
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
