// A scenario that was not met, as part of report.html: step by step, what was expected and seen, what was done to which
// page, and what went between connector and CTI server.

import { diffLines } from 'diff';
import type { PlayedStep, RunParameters, ScenarioOutcome } from '../report-model/run-report.ts';
import type { TimelineEntry, TranscriptInvocation } from '../report-model/transcript.ts';
import { asText as text } from './escape.ts';
import { againCommand, titleOf, whoOf } from './failure-text.ts';

export function scenarioBlock(scenario: ScenarioOutcome, parameters: RunParameters): string {
  const { location, mismatch, reason, transcript, steps = [] } = scenario;
  const expected =
    mismatch === undefined ? '' : `<dt>Expected</dt><dd>${mismatch.expected.map(text).join('<br><em>or</em> ')}</dd>`;
  const seen =
    mismatch === undefined
      ? `<dt>Because</dt><dd>${text(reason ?? '')}</dd>`
      : `<dt>Seen</dt><dd>${text(mismatch.seen)}</dd>`;
  const fixtures = Object.entries(transcript?.fixtures ?? {}).map(([who, id]) => `${who} is ${id}`);
  return `<section class="scenario">
<h4>${text(titleOf(scenario))} <small>features/${text(location)}</small></h4>
${stepList(steps)}
<dl class="mismatch">${expected}${seen}</dl>
${(transcript?.invocations ?? []).map(invocationBlock).join('\n')}
${toldBlock(transcript?.told ?? [])}
${fixtures.length === 0 ? '' : `<p class="fixtures">In this run ${text(fixtures.join(', '))}.</p>`}
${logBlock(transcript?.log ?? [])}
<p>Again: <code>${text(againCommand(scenario, parameters))}</code></p>
</section>`;
}

/** Marks and words, so that colour is never alone. */
const STEP_MARKS: Readonly<Record<string, string>> = { passed: '✓', failed: '✗ failed here:', skipped: '–' };

function stepList(steps: readonly PlayedStep[]): string {
  if (steps.length === 0) return '';
  const items = steps.map(({ keyword, text: words, status }) => {
    const [mark, kind] = [STEP_MARKS[status] ?? `? ${status}:`, status in STEP_MARKS ? status : 'odd'];
    return `<li class="${kind}">${text(mark)} <strong>${text(keyword.trim())}</strong> ${text(words)}</li>`;
  });
  return `<ol class="steps">${items.join('')}</ol>`;
}

function invocationBlock(invocation: TranscriptInvocation): string {
  const { activity, agent, status, agentBefore, agentAfter, timeline } = invocation;
  return `<div class="invocation">
<p><strong>${text(activity)}</strong> for ${text(agent)} left ${text(status)}.</p>
<p>The ACD held ${text(agent)} as <em>${text(agentBefore)}</em> before, and as <em>${text(agentAfter)}</em> after.</p>
<table><caption>Between connector and CTI server</caption><tbody>${timeline.map(timelineRow).join('')}</tbody></table>
${pageBlock(invocation)}
</div>`;
}

const toldBlock = (told: readonly TimelineEntry[]): string =>
  told.length === 0
    ? ''
    : `<table><caption>At the ACD, and on the desktop</caption><tbody>${told.map(timelineRow).join('')}</tbody></table>`;

function timelineRow(entry: TimelineEntry): string {
  const { at, who, text: line, lines = [line] } = entry;
  const shown = lines.length === 1 ? `<code>${text(line)}</code>` : `<pre>${text(lines.join('\n'))}</pre>`;
  return `<tr class="${who}"><td>+${at} ms</td><th scope="row">${whoOf(entry)}</th><td>${shown}</td></tr>`;
}

/** More differences than these are not looked for: both pages are shown whole then. */
const DIFFERENCES = 500;

/** The page before and after the activity: what is gone and what is new, each marked by a sign and not by colour alone. */
function pageBlock({ pageBefore, pageAfter }: TranscriptInvocation): string {
  const [before, after] = [toJson(pageBefore), toJson(pageAfter)];
  if (before === after)
    return `<details><summary>The page, which is as it was</summary><pre>${text(before)}</pre></details>`;
  const changes = diffLines(`${before}\n`, `${after}\n`, { maxEditLength: DIFFERENCES });
  if (changes === undefined)
    return `<details open><summary>The page, before and after</summary><pre>${text(before)}</pre><pre>${text(after)}</pre></details>`;
  const lines = changes.map(({ value, added, removed }) => {
    if (added) return `<ins>${text(signed('+ ', value))}</ins>`;
    return removed ? `<del>${text(signed('- ', value))}</del>` : text(signed('  ', value));
  });
  return `<details open><summary>What changed on the page (- before, + after)</summary><pre class="changes">${lines.join('')}</pre></details>`;
}

const signed = (sign: string, lines: string): string => lines.replace(/^(?=.)/gm, sign);

/** By lines; the order of properties means nothing. */
const toJson = (page: TranscriptInvocation['pageBefore']): string => JSON.stringify(inOrder(page), null, 2);

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}

const logBlock = (log: readonly string[]): string =>
  log.length === 0
    ? ''
    : `<details><summary>What the connector logged</summary><pre>${text(log.join('\n'))}</pre></details>`;
