// The trainer's page as routes of the main port. The page is plain files: no build makes them, nothing is loaded from
// elsewhere. It is a program of its own, which knows REST and the feed and nothing of this process.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { splitTarget } from '../http-api/http.ts';
import type { Route } from '../http-api/route-docs.ts';
import { Failure } from '../net/failure.ts';

/** Allows the page its own files and its own simulator: no script or style within it, nothing sent away, framed by nobody. */
export const BOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** Of lit-html the files that the page imports, and those that these import. */
const LIT_HTML = ['lit-html.js', 'directive.js', 'directive-helpers.js', 'directives/repeat.js'];

/** Of dagre the one file that holds all of it. */
const DAGRE = 'dagre.esm.js';

const ENTRANCE = 'index.html';
const require = createRequire(import.meta.url);

export interface Board {
  /** The page itself, for the documents to describe. */
  readonly page: Route;
  /** What it is made of. */
  readonly files: readonly Route[];
}

/** The page at `/`, and its files below `/board/`. */
export function boardRoutes(): Board {
  const folder = join(dirname(require.resolve('signoff/package.json')), 'simulator', 'board', 'page');
  // What is resolved is the build for Node; the one for browsers stands beside its folder.
  const litHtml = dirname(dirname(require.resolve('lit-html')));
  const dagre = dirname(require.resolve('@dagrejs/dagre'));
  const own = readdirSync(folder).filter((name) => extname(name) in TYPES && name !== ENTRANCE);
  return {
    page: exactly({ ...fileRoute('/', join(folder, ENTRANCE)), docs: ABOUT }),
    files: [
      ...own.map((name) => fileRoute(`/board/${name}`, join(folder, name))),
      fileRoute(`/board/dagre/${DAGRE}`, join(dagre, DAGRE)),
      ...LIT_HTML.map((name) => fileRoute(`/board/lit-html/${name}`, join(litHtml, name))),
    ],
  };
}

const ABOUT = {
  summary: 'The board, for trainers',
  answers: { 200: { description: 'A page.', schema: z.string(), contentType: 'text/html' } },
} satisfies Route['docs'];

/** Express takes `//` for `/`, and it is another place. */
const exactly = (route: Route): Route => ({
  ...route,
  handle(request) {
    if (splitTarget(request.url).path === route.path) return route.handle(request);
    throw new Failure('NoSuchResource', `There is nothing at ${request.method} ${request.url}.`);
  },
});

/** Read whenever it is asked for, so that whoever changes the page sees it at once. */
const fileRoute = (path: string, file: string): Route => ({
  method: 'GET',
  path,
  handle: async () => ({ status: 200, headers: headersOf(extname(file)), text: await readFile(file, 'utf8') }),
});

const headersOf = (extension: string) => ({
  'Content-Type': TYPES[extension] ?? '',
  'Content-Security-Policy': BOARD_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
});
