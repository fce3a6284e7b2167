// `npm start`: turns on Node's compile cache, then serves; loading what was compiled before halves the time to ready.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Nothing but speed depends on it: where the folder cannot be written, Node goes on without.
enableCompileCache(join(import.meta.dirname, '..', '..', 'build', 'compiled'));
const { serve } = await import('./serve.ts');
await serve(process.env);
