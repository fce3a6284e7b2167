// The browser's files, built for the page tests as the prepare script builds them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const builder = z.object({ buildWidget: z.function({ input: [], output: z.promise(z.array(z.string())) }) });

/** Builds what is out of date; returns the folder. */
export async function builtAssets(): Promise<string> {
  const loaded: unknown = await import(pathToFileURL(join(root, 'scripts/build-widget.mjs')).href);
  await builder.parse(loaded).buildWidget();
  return join(root, 'build/public');
}
