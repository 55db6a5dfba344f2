// report.html: the run as a page of its own, for people who did not write the connector. Nothing is loaded from elsewhere,
// nothing is scripted, and everything that came from a connector or a server is text.

import { isUnmet } from '../contract/requirement.ts';
import type { Ruling, RunReport, ScenarioOutcome } from '../contract/run-report.ts';
import type { StoryInvocation } from '../contract/story.ts';
import { asText as text } from './escape.ts';
import { againCommand, whoOf } from './failure-text.ts';
import { gateLine, knownAs, knownWords } from './gate-text.ts';
import { htmlPage } from './html-page.ts';
import { STYLE } from './html-style.ts';
import { countVerdicts } from './terminal.ts';
import { tierWords } from './tier-text.ts';

/** What a verdict is called, so that colour is never alone. */
const WORDS: Readonly<Record<Ruling['verdict'], string>> = {
  pass: '✓ pass',
  fail: '✗ fail',
  warn: '! warn',
  untestable: '? untestable',
  'not-applicable': '– n/a',
};

export function reportHtml(report: RunReport): string {
  const { connector, ruling } = report;
  return htmlPage({
    title: `${connector.name} ${connector.version}: ${ruling.verdict}`,
    style: STYLE,
    body: [header(report), unmetSection(report), overview(report), planned(report)].join('\n'),
  });
}

function header(report: RunReport): string {
  const { kit, connector, parameters, rulings, ruling, tiers, startedAt, finishedAt } = report;
  const { dialect, profile, seed } = parameters;
  const seconds = ((finishedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1);
  const facts: readonly (readonly [string, string])[] = [
    ['Connector', `${connector.name} ${connector.version}`],
    ['Requirements', countVerdicts(rulings)],
    ...tiers.map((tier) => [`Tier ${tierWords(tier)}`, tier.isReached ? 'reached' : 'not reached'] as const),
    ['Dialect, profile, seed', `${dialect}, ${profile}, ${seed}`],
    ['Played', `${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${seconds} s`],
    ['Kit', `${kit.name} ${kit.version}`],
  ];
  const sentences = [ruling.reason, gateLine(report)].flatMap((sentence) => sentence ?? []);
  return `<header>
<h1><span class="verdict ${ruling.verdict}">${ruling.verdict.replace('-', ' ')}</span></h1>
${sentences.map((sentence) => `<p>${text(sentence)}</p>`).join('')}
<dl>${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>
</header>`;
}

/** What was not met comes first, with all that is known of it. */
function unmetSection(report: RunReport): string {
  const unmet = report.rulings.filter(isUnmet);
  if (unmet.length === 0) return '';
  const index = unmet.map(({ id, verdict }) => `<a href="#${id}">${id}</a> <small>${verdict}</small>`);
  const articles = unmet.map((ruling) => unmetRuling(ruling, report));
  return `<section><h2>What was not met</h2><nav>${index.join(' · ')}</nav>${articles.join('\n')}</section>`;
}

function unmetRuling({ id, level, verdict, requirement, scenarios, reason }: Ruling, report: RunReport): string {
  const bad = scenarios.filter(({ result }) => result !== 'passed' && result !== 'not-applicable');
  const why = bad.length === 0 && reason !== undefined ? `<p>${text(reason)}</p>` : '';
  const known = knownAs(id, report.gate);
  const excuse = known === undefined ? '' : `<p>Known: ${text(knownWords(known))}</p>`;
  return `<article id="${id}">
<h3>${badge(verdict)} ${id} <small>${level}</small></h3>
<p class="requirement">${text(requirement)}</p>
${excuse}${why}${bad.map((scenario) => scenarioBlock(scenario, report)).join('\n')}
</article>`;
}

function scenarioBlock(scenario: ScenarioOutcome, { parameters }: RunReport): string {
  const { name, location, mismatch, reason, story } = scenario;
  const expected =
    mismatch === undefined ? '' : `<dt>Expected</dt><dd>${mismatch.expected.map(text).join('<br><em>or</em> ')}</dd>`;
  const seen =
    mismatch === undefined
      ? `<dt>Because</dt><dd>${text(reason ?? '')}</dd>`
      : `<dt>Seen</dt><dd>${text(mismatch.seen)}</dd>`;
  const cast = Object.entries(story?.cast ?? {}).map(([who, id]) => `${who} is ${id}`);
  return `<section class="scenario">
<h4>${text(name)} <small>features/${text(location)}</small></h4>
<dl class="mismatch">${expected}${seen}</dl>
${(story?.invocations ?? []).map(invocationBlock).join('\n')}
${cast.length === 0 ? '' : `<p class="cast">In this run ${text(cast.join(', '))}.</p>`}
${logBlock(story?.log ?? [])}
<p>Again: <code>${text(againCommand(scenario, parameters))}</code></p>
</section>`;
}

function invocationBlock(invocation: StoryInvocation): string {
  const { activity, agent, status, heldBefore, heldAfter, timeline } = invocation;
  const rows = timeline.map(
    (entry) =>
      `<tr class="${entry.who}"><td>+${entry.at} ms</td><th scope="row">${whoOf(entry)}</th><td><code>${text(entry.text)}</code></td></tr>`,
  );
  return `<div class="invocation">
<p><strong>${text(activity)}</strong> for ${text(agent)} left ${text(status)}.</p>
<p>The ACD held ${text(agent)} as <em>${text(heldBefore)}</em> before, and as <em>${text(heldAfter)}</em> after.</p>
<table><caption>Between connector and CTI server</caption><tbody>${rows.join('')}</tbody></table>
<details><summary>The page</summary><pre>${text(JSON.stringify(invocation.pageBefore, null, 2))}</pre><p>and afterwards</p><pre>${text(JSON.stringify(invocation.pageAfter, null, 2))}</pre></details>
</div>`;
}

const logBlock = (log: readonly string[]): string =>
  log.length === 0
    ? ''
    : `<details><summary>What the connector logged</summary><pre>${text(log.join('\n'))}</pre></details>`;

function overview({ rulings }: RunReport): string {
  const rows = rulings.map((ruling) => {
    const { id, level, verdict, requirement, scenarios, reason } = ruling;
    const names = [...new Set(scenarios.map(({ name }) => name))].map(text).join('<br>');
    const why = verdict === 'not-applicable' && reason !== undefined ? ` <small>${text(reason)}</small>` : '';
    const name = isUnmet(ruling) ? `<a href="#${id}">${id}</a>` : id;
    return `<tr><td>${badge(verdict)}</td><th scope="row">${name}<br><small>${level}</small></th><td>${text(requirement)}${why}</td><td>${names}</td></tr>`;
  });
  return `<section><h2>All requirements</h2>
<table class="requirements"><thead><tr><th scope="col">Verdict</th><th scope="col">Id</th><th scope="col">What must hold</th><th scope="col">Shown by</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

const planned = ({ planned: ids }: RunReport): string =>
  ids.length === 0 ? '' : `<p class="planned">Planned, not exercised yet: ${ids.map(text).join(', ')}.</p>`;

const badge = (verdict: Ruling['verdict']): string => `<span class="badge ${verdict}">${WORDS[verdict]}</span>`;
