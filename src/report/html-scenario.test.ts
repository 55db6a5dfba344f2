// What report.html shows of a scenario that was not met: the step that failed, what changed on the page, messages by lines.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TranscriptInvocation } from '../report-model/transcript.ts';
import { scenarioBlock } from './html-scenario.ts';
import { outcome, report } from './testing/report.ts';

const INVOCATION: TranscriptInvocation = {
  ...{ activity: 'LogoutAgent', agent: 'Ada', status: 'no status', agentBefore: 'Ready', agentAfter: 'Ready' },
  ...{ pageBefore: {}, pageAfter: {}, timeline: [] },
};

/** The block for one invocation, as text. */
function block(invocation: Partial<TranscriptInvocation>, more: Parameters<typeof outcome>[0] = {}): string {
  const transcript = { fixtures: {}, log: [], invocations: [{ ...INVOCATION, ...invocation }] };
  return scenarioBlock(outcome({ result: 'failed', transcript, ...more }), report().parameters);
}

test('each step stands with its keyword, and the one that failed is marked in words', () => {
  const steps = [
    { keyword: 'Given ', text: 'agent <Ada>', status: 'passed' },
    { keyword: 'Then ', text: 'it holds', status: 'failed' },
    { keyword: 'And ', text: 'no more', status: 'skipped' },
    { keyword: 'And ', text: 'what is that', status: 'undefined' },
  ];
  const items = block({}, { steps }).match(/<li .*?<\/li>/g);
  assert.deepEqual(items, [
    '<li class="passed">✓ <strong>Given</strong> agent &lt;Ada&gt;</li>',
    '<li class="failed">✗ failed here: <strong>Then</strong> it holds</li>',
    '<li class="skipped">– <strong>And</strong> no more</li>',
    '<li class="odd">? undefined: <strong>And</strong> what is that</li>',
  ]);
});

test('of the page it shows what is gone and what is new, whatever the order of its properties', () => {
  const pageBefore = { Queue: 'sales', AgentID: '1', AgentOptions: { b: 1, a: '<2>' } };
  const pageAfter = { AgentOptions: { a: '<3>', b: 1 }, AgentID: '1', Queue: 'sales', pyStatusMessage: 'no' };
  const changes = /<pre class="changes">([\s\S]*?)<\/pre>/.exec(block({ pageBefore, pageAfter }))?.[1];
  assert.equal(
    changes,
    [
      '  {\n  &quot;AgentID&quot;: &quot;1&quot;,\n'.replace('\n  &', '\n    &'),
      '    &quot;AgentOptions&quot;: {\n',
      '<del>-     &quot;a&quot;: &quot;&lt;2&gt;&quot;,\n</del><ins>+     &quot;a&quot;: &quot;&lt;3&gt;&quot;,\n</ins>',
      '      &quot;b&quot;: 1\n    },\n',
      '<del>-   &quot;Queue&quot;: &quot;sales&quot;\n</del>',
      '<ins>+   &quot;Queue&quot;: &quot;sales&quot;,\n+   &quot;pyStatusMessage&quot;: &quot;no&quot;\n</ins>',
      '  }\n',
    ].join(''),
  );
});

test('a page that was left alone is shown once, and said to be as it was', () => {
  const html = block({ pageBefore: { a: 1, b: 2 }, pageAfter: { b: 2, a: 1 } });
  assert.match(html, /The page, which is as it was/);
  assert.equal(html.match(/&quot;a&quot;: 1/g)?.length, 1);
});

test('pages without a line in common are shown whole, however large they are', () => {
  const page = (mark: string) => Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`${mark}${n}`, mark]));
  const html = block({ pageBefore: page('x'), pageAfter: page('y') });
  assert.match(html, /The page, before and after/);
  assert.match(html, /&quot;x4999&quot;[\s\S]*&quot;y4999&quot;/);
});

test('a message is shown by its lines where it has some, and in one where it has none', () => {
  const html = block({
    timeline: [
      { at: 1, who: 'connector', text: 'PUT / {"a":1}', lines: ['PUT /', '{', '  "a": 1', '}'] },
      { at: 2, who: 'server', text: '204' },
    ],
  });
  assert.match(html, /<pre>PUT \/\n\{\n {2}&quot;a&quot;: 1\n\}<\/pre>/);
  assert.match(html, /<code>204<\/code>/);
});
