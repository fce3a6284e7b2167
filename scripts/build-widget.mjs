// Puts the browser's files into build/public: our own without their types, Microsoft's Web Chat as it is, each also compressed.
// @ts-check
// Runs on any Node from 18 on, with what `npm ci` installed and nothing else.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const widget = join(root, 'src', 'widget');
const webChat = join(root, 'node_modules', 'botframework-webchat', 'dist');

const scripts = ['chat', 'embed', 'markdown', 'session', 'web-chat'];
/** @type {readonly (readonly [source: string, name: string])[]} */
const copies = [
  [join(widget, 'page.css'), 'page.css'],
  [join(widget, 'desk.css'), 'desk.css'],
  [join(widget, 'icon.svg'), 'icon.svg'],
  [join(webChat, 'webchat-minimal.js'), 'webchat-minimal.js'],
  [join(webChat, 'webchat-minimal.js.LICENSE.txt'), 'webchat-minimal.js.LICENSE.txt'],
];

/** Builds what is missing or older than its source; returns the names it wrote. `into` is the folder, build/public by default. @returns {Promise<readonly string[]>} */
export async function buildWidget(into = join(root, 'build', 'public')) {
  mkdirSync(into, { recursive: true });
  const self = fileURLToPath(import.meta.url);
  /** @type {string[]} */
  const written = [];

  for (const name of scripts) {
    const source = join(widget, `${name}.ts`);
    const target = join(into, `${name}.js`);
    if (isNewer(target, [source, self])) continue;
    writeFileSync(target, await stripTypes(readFileSync(source, 'utf8'), source));
    written.push(`${name}.js`);
  }
  for (const [source, name] of copies) {
    const target = join(into, name);
    if (isNewer(target, [source, self])) continue;
    copyFileSync(source, target);
    written.push(name);
  }
  for (const name of written) compress(join(into, name));
  return written;
}

/** @type {typeof import('typescript') | undefined} */
let typescript;
/** TypeScript's own compiler, loaded only when something is to be built: it takes longer than all the rest. @param {string} text @param {string} fileName */
async function stripTypes(text, fileName) {
  typescript ??= createRequire(import.meta.url)('typescript');
  const compiler = /** @type {typeof import('typescript')} */ (typescript);
  const { ModuleKind, ScriptTarget } = compiler;
  const compilerOptions = {
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  const { outputText, diagnostics } = compiler.transpileModule(text, { fileName, compilerOptions, reportDiagnostics: true });
  const [first] = diagnostics ?? [];
  if (first) throw new Error(`${fileName}: ${compiler.flattenDiagnosticMessageText(first.messageText, ' ')}`);
  return outputText;
}

/** @param {string} path */
function compress(path) {
  for (const extension of ['.br', '.gz']) rmSync(path + extension, { force: true });
  const plain = readFileSync(path);
  if (plain.length < 1_024) return;
  // Quality 9 is a tenth of the time of 11 for three per cent more bytes.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
  writeFileSync(`${path}.br`, brotliCompressSync(plain, brotli));
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
}

/** @param {string} target @param {readonly string[]} sources */
function isNewer(target, sources) {
  if (!existsSync(target)) return false;
  const made = statSync(target).mtimeMs;
  return sources.every((source) => statSync(source).mtimeMs <= made);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const written = await buildWidget();
  console.log(written.length === 0 ? 'build/public is up to date.' : `build/public: wrote ${written.join(', ')}.`);
}
