// The browser's files, built for the page tests as the prepare script builds them.
import { join } from 'node:path';
import { buildWidget } from '../../scripts/build-widget.mjs';

/** Builds what is out of date; returns the folder. */
export async function builtAssets(): Promise<string> {
  const folder = join(import.meta.dirname, '../../build/public');
  await buildWidget(folder);
  return folder;
}
