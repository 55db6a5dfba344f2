// report.html: a page of its own that loads nothing and runs nothing; what was not met comes first with all that is known
// of it, and everything that came from a connector or a server is text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../report-model/requirement.ts';
import type { Ruling, RunReport } from '../report-model/run-report.ts';
import type { Transcript } from '../report-model/transcript.ts';
import { reportHtml } from './html.ts';
import { ownCommand } from './own-command.ts';
import { outcome, report } from './testing/report.ts';

/** Every text of a report that is not the kit's own is this; the number tells which. */
const evil = (mark: number | string) =>
  `"'><img src=x onerror=alert(${mark})>&lt;</pre></style></title><script>alert()</script>`;
const STORY: Transcript = {
  fixtures: { [evil('fixtures name')]: evil('fixtures id') },
  log: [evil('log')],
  invocations: [
    {
      ...{ activity: evil('activity'), agent: evil('agent'), status: evil('status') },
      ...{ agentBefore: evil('held before'), agentAfter: evil('held after') },
      pageBefore: { [evil('name before')]: evil('value before') },
      pageAfter: { [evil('name after')]: { deep: [evil('value after')] } },
      timeline: (['connector', 'server', 'decision', 'event'] as const).map((who) => ({ at: 1, who, text: evil(who) })),
    },
  ],
};

const FAILED = outcome({
  ...{ name: evil('scenario'), location: evil('location'), result: 'failed', transcript: STORY },
  mismatch: { expected: [evil('expected'), evil('or')], seen: evil('seen') },
});
const UNTESTABLE = outcome({ result: 'untestable', reason: evil('scenario reason') });

const ruling = (verdict: Verdict, more: Partial<Ruling> = {}): Ruling => ({
  ...{ id: `A-${verdict.length}0`, level: 'MUST', verdict, requirement: evil(`requirement ${verdict}`) },
  ...{ scenarios: [outcome()], ...more },
});

const EVIL: RunReport = report({
  kit: { name: evil('kit'), version: evil('kit version') },
  connector: { name: evil('connector'), version: evil('version') },
  parameters: {
    ...{ connector: { kind: 'reference' }, dialect: evil('dialect'), profile: evil('profile'), seed: 42 },
  },
  planned: [evil('planned')],
  tiers: [{ tier: evil('tier'), isReached: true }],
  ruling: { verdict: 'not-certified', exitCode: 1, reason: evil('run reason') },
  rulings: [
    ruling('fail', { scenarios: [FAILED, UNTESTABLE] }),
    ruling('untestable', { scenarios: [], reason: evil('reason') }),
    ruling('not-applicable', { reason: evil('lacks') }),
    ruling('pass'),
  ],
});

test('whatever came from outside is text of the page, and all of it is told', () => {
  const page = reportHtml(EVIL);
  const marksIn = (text: string) => [...new Set([...text.matchAll(/alert\(([^)]+)\)/g)].map(([, mark]) => mark))];
  assert.deepEqual(
    marksIn(JSON.stringify(EVIL)).filter((mark) => !marksIn(page).includes(mark)),
    [],
    'everything is told',
  );
  // In a command the apostrophe is in quotes, as a shell has it.
  const asText = /&quot;&#39;(\\&#39;&#39;)?&gt;&lt;img src=x onerror=alert\([^)]/g;
  assert.equal(page.match(/alert\([^)]/g)?.length, page.match(asText)?.length);
  assert.doesNotMatch(page, /<img|<script/);
});

test('the page is well formed: every element that is opened is closed, in its order', () => {
  const open: string[] = [];
  for (const [, slash, name = ''] of reportHtml(EVIL).matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'br'].includes(name)) continue;
    if (slash === '') open.push(name);
    else assert.equal(open.pop(), name);
  }
  assert.deepEqual(open, []);
});

test('the page loads nothing, runs nothing, and leads nowhere but into itself', () => {
  const page = reportHtml(EVIL);
  const tags = [...page.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
  assert.ok(tags.length > 100, 'the page has been taken apart');
  const variants = tags.filter((tag) =>
    /\s(src|srcset|data|action|style|on\w+)=|url\(|@import|<(link|script|iframe|object|embed|form|base)\b/i.test(tag),
  );
  assert.deepEqual(variants, []);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  assert.doesNotMatch(style, /url\(|@import|https?:/);
  assert.ok(page.includes(`"Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"`));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const hrefs = [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
  assert.ok(hrefs.length > 0);
  assert.deepEqual(
    hrefs.filter((href) => !href.startsWith('#') || !ids.includes(href.slice(1))),
    [],
  );
});

test('what was not met comes before the list of all, each with expectation, exchange and the way to see it again', () => {
  const mismatch = { expected: ['this', 'that'], seen: 'neither' };
  const transcript: Transcript = {
    ...{ fixtures: { Ada: '17', sales: 'sales-7' }, log: [] },
    invocations: [
      {
        ...{ activity: 'LogoutAgent', agent: 'Ada', status: 'no status', pageBefore: {}, pageAfter: {} },
        ...{ agentBefore: 'Ready, logged in to sales-7', agentAfter: 'LoggedOut, logged in to no queue' },
        timeline: [{ at: 3, who: 'server', text: '409' }],
      },
    ],
  };
  const failed = outcome({ name: 'Refused', location: 'a.feature:9', result: 'failed', mismatch, transcript });
  const page = reportHtml(
    report({ rulings: [ruling('pass'), ruling('fail', { id: 'A-02', scenarios: [outcome(), failed] })] }),
  );
  const text = page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  const inOrder = [
    ...['What was not met', '✗ fail A-02 MUST', 'Refused features/a.feature:9', 'Expected this or that Seen neither'],
    ...['LogoutAgent for Ada left no status', 'Ready, logged in to sales-7', 'LoggedOut, logged in to no queue'],
    ...['+3 ms server answers 409', 'In this run Ada is 17, sales is sales-7'],
    ...[`${ownCommand()} certify --scenario a.feature:9`, 'All requirements', '✓ pass', 'A-40'],
  ];
  let place = 0;
  for (const words of inOrder) {
    const found = text.indexOf(words, place);
    assert.ok(found >= 0, `${words} after ${text.slice(Math.max(0, place - 80), place)} in ${text}`);
    place = found;
  }
});

test('a run in which all was met has nothing to say of what was not', () => {
  const page = reportHtml(report({ rulings: [ruling('pass')] }));
  assert.doesNotMatch(page, /What was not met|<article|href=/);
  assert.match(page, /<h1><span class="verdict certified">certified<\/span><\/h1>/);
});
