// The page as it is served: complete, so that it works offline, and allowed nothing but its own files.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem, simulate } from '../testing/simulator.ts';
import { BOARD_POLICY } from './routes.ts';

/** What a file of the page asks for: its imports, and what its tags name. */
function namedIn(text: string, path: string): readonly string[] {
  const named = text.matchAll(/(?:^import\b[^'"]*|\bfrom\s*|^import\s+|\s(?:src|href)=)["']([./][^"']*)["']/gm);
  return [...named].map(([, name = '']) => new URL(name, `http://board${path}`).pathname);
}

test('every file that the page is made of is served, with its type and its policy', async (t) => {
  const { mainUrl } = await simulate(t);
  const seen = new Map<string, string>();
  const fetchAll = async (path: string): Promise<void> => {
    if (seen.has(path) || (path !== '/' && !path.startsWith('/board/'))) return; // or a link to what is no part of it
    const answer = await fetch(mainUrl + path);
    const text = await answer.text();
    assert.equal(answer.status, 200, path);
    seen.set(path, String(answer.headers.get('content-type')));
    assert.equal(answer.headers.get('content-security-policy'), BOARD_POLICY, path);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    for (const name of namedIn(text, path)) await fetchAll(name);
  };
  await fetchAll('/');
  assert.equal(seen.get('/'), 'text/html; charset=utf-8');
  assert.equal(seen.get('/board/main.js'), 'text/javascript; charset=utf-8');
  assert.equal(seen.get('/board/style.css'), 'text/css; charset=utf-8');
  assert.equal(seen.get('/board/icon.svg'), 'image/svg+xml; charset=utf-8');
  assert.ok(seen.has('/board/dagre/dagre.esm.js'));
  for (const file of ['lit-html.js', 'directives/repeat.js', 'directive.js', 'directive-helpers.js'])
    assert.ok(seen.has(`/board/lit-html/${file}`), file);
  assert.ok(seen.size > 20, `${seen.size} files`);
});

test('nothing within the page is script or style, and nothing comes from elsewhere', async (t) => {
  const { mainUrl } = await simulate(t);
  const page = await (await fetch(mainUrl)).text();
  assert.doesNotMatch(page, /<script>|<style|\son\w+=|style=|https?:/i);
  for (const allowed of BOARD_POLICY.matchAll(/(\w+)-src ([^;]*)/g))
    assert.match(String(allowed[2]), /^'(self|none)'$/, allowed[0]);
  assert.match(BOARD_POLICY, /frame-ancestors 'none'.*require-trusted-types-for 'script'/);
});

test('the page is on the main port alone, and only its own files are', async (t) => {
  const { main, native } = await simulate(t);
  await main.get('/').expect(200);
  assertProblem(await native.get('/'), 404, 'NoSuchResource');
  for (const path of [
    '/board/../../package.json',
    '/board/%2e%2e%2fpackage.json',
    '/board/index.ts',
    '/board/',
    '/board/lit-html/package.json',
  ])
    assertProblem(await main.get(path), 404, 'NoSuchResource');
});
