// Every link of the documents leads somewhere: to a file or folder that there is, and in a page to a heading of it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { type Page, readPages } from './testing/documents.ts';

const pages = readPages();

const withoutCode = (text: string): string =>
  text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '').replaceAll(/`[^`]*`/g, '');

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf({ text }: Pick<Page, 'text'>): readonly string[] {
  const seen = new Map<string, number>();
  return [...text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '').matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading = '']) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** A sentence for each link of `page` that leads nowhere. */
function broken(page: Pick<Page, 'path' | 'text'>): readonly string[] {
  const links = [...withoutCode(page.text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^\w+:/.test(link))
    .flatMap((link) => {
      const [file = '', anchor] = link.split('#');
      const path = file === '' ? page.path : posix.join(posix.dirname(page.path), file);
      if (file !== '' && !existsSync(join(PACKAGE_ROOT, path))) return [`${page.path}: there is no ${link}`];
      if (anchor === undefined) return [];
      const there = path === page.path ? page : pages.find((one) => one.path === path);
      return there !== undefined && anchorsOf(there).includes(anchor) ? [] : [`${page.path}: no heading is ${link}`];
    });
}

test('every link leads to a file, and every anchor to a heading', () => {
  const count = pages
    .map(({ text }) => withoutCode(text).match(/\]\(/g)?.length ?? 0)
    .reduce((sum, one) => sum + one, 0);
  assert.ok(count > 40);
  assert.deepEqual(pages.flatMap(broken), []);
});

test('every page of docs can be found from the README', () => {
  const { text = '' } = pages.find(({ path }) => path === 'README.md') ?? {};
  const unlinked = pages.filter(({ path }) => /^docs\/[^/]+$/.test(path) && !text.includes(`](${path})`));
  assert.deepEqual(
    unlinked.map(({ path }) => path),
    [],
  );
});

test('a link that leads nowhere is found', () => {
  const text =
    '# A `b`, c\n## A\n## A\n[1](#a-b-c) [2](#a-1) [3](gates.md#github-actions) [4](https://x.example/y)\n`[x](y)`\n';
  assert.deepEqual(broken({ path: 'docs/a.md', text }), []);
  const wrong = '[1](no.md) [2](#no) [3](gates.md#no) [4](../README.md "T") [5](../no)';
  assert.deepEqual(broken({ path: 'docs/a.md', text: wrong }), [
    'docs/a.md: there is no no.md',
    'docs/a.md: no heading is #no',
    'docs/a.md: no heading is gates.md#no',
    'docs/a.md: there is no ../no',
  ]);
});
