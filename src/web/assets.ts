// The browser's files, read once at start with their digests and smaller forms, and served from memory.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

type Asset = { readonly type: string; readonly digest: string; readonly forms: ReadonlyMap<string, Buffer> };

export type AssetAnswer = { readonly status: 200 | 304; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer | null };

export type Assets = {
  /** The address of a file, with its digest, so that browsers may keep it for ever; null when there is no such file. */
  address(name: string): string | null;
  /** The file as an HTTP answer; null when there is no such file. `version` is the digest the address named, if any. */
  serve(name: string, request: { version: string | null; ifNoneMatch: string | null; acceptEncoding: string }): AssetAnswer | null;
};

/**
 * Reads every file of `directory` (made by scripts/build-widget.mjs; no folders below it). A missing folder is an empty
 * one: the chat then works as plain HTML, and `address` says so by null.
 */
export function loadAssets(directory: string): Assets {
  return createAssets(new Map(listFiles(directory).map((name) => [name, readFileSync(join(directory, name))])));
}

/** Serves `files` by their names; `x.js.br` and `x.js.gz` are smaller forms of `x.js` and have no address of their own. */
export function createAssets(files: ReadonlyMap<string, Buffer>): Assets {
  const assets = new Map<string, Asset>();
  for (const [name, plain] of files) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const forms = new Map([['identity', plain]]);
    for (const encoding of encodings) {
      const smaller = files.get(name + encoding.extension);
      if (smaller !== undefined) forms.set(encoding.name, smaller);
    }
    assets.set(name, { type, digest: createHash('sha256').update(plain).digest('hex').slice(0, 16), forms });
  }

  return {
    address(name) {
      const asset = assets.get(name);
      return asset === undefined ? null : `/assets/${name}?v=${asset.digest}`;
    },
    serve(name, request) {
      const asset = assets.get(name);
      if (asset === undefined) return null;
      const headers = {
        'Content-Type': asset.type,
        ETag: `"${asset.digest}"`,
        Vary: 'Accept-Encoding',
        // Without its digest in the address a file may change: browsers ask each time and mostly hear 304.
        'Cache-Control': request.version === asset.digest ? 'public, max-age=31536000, immutable' : 'public, no-cache',
      };
      if (request.ifNoneMatch?.includes(`"${asset.digest}"`)) return { status: 304, headers, body: null };
      for (const { name: encoding } of encodings) {
        const body = asset.forms.get(encoding);
        if (body !== undefined && accepts(request.acceptEncoding, encoding))
          return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, body };
      }
      return { status: 200, headers, body: asset.forms.get('identity') ?? null };
    },
  };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim());
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
