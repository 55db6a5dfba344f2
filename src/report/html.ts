// report.html: the run as a page of its own, for people who did not write the connector. Nothing is loaded from elsewhere,
// nothing is scripted, and everything that came from a connector or a server is text.

import { claimOf, descriptionIn, failedWords, overWords } from '../report-model/description.ts';
import { isUnmet } from '../report-model/requirement.ts';
import type { Ruling, RunReport } from '../report-model/run-report.ts';
import { tierWords } from '../report-model/tier-text.ts';
import { asText as text } from './escape.ts';
import { gateLine, knownAs, knownWords } from './gate-text.ts';
import { htmlPage } from './html-page.ts';
import { scenarioBlock } from './html-scenario.ts';
import { STYLE } from './html-style.ts';
import { whyNotApplicable } from './not-applicable.ts';
import { countVerdicts } from './terminal.ts';

/** What a verdict is called, so that colour is never alone. */
const WORDS: Readonly<Record<Ruling['verdict'], string>> = {
  pass: '✓ pass',
  fail: '✗ fail',
  warn: '! warn',
  untestable: '? untestable',
  'not-exercised': '? not exercised',
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
    ...switchFacts(parameters),
    ['Played', `${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${seconds} s`],
    ['Kit', `${kit.name} ${kit.version}`],
  ];
  const failed = failedWords(report.outcomes.flatMap(({ fileFailures = [] }) => fileFailures));
  const sentences = [ruling.reason, failed, gateLine(report)].flatMap((sentence) => sentence ?? []);
  return `<header>
<h1><span class="verdict ${ruling.verdict}">${ruling.verdict.replace('-', ' ')}</span></h1>
${sentences.map((sentence) => `<p>${text(sentence)}</p>`).join('')}
<dl>${facts.map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`).join('')}</dl>
</header>`;
}

/** The file that describes the switch, and what that is worth. */
function switchFacts(parameters: RunReport['parameters']): readonly (readonly [string, string])[] {
  const description = descriptionIn(parameters);
  if (description === undefined) return [];
  return [
    ['Switch', `${overWords(parameters)} (${description.source})`],
    ['What that is worth', claimOf(parameters, description)],
  ];
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
  const { pitfall } = report.requirements.find((one) => one.id === id) ?? {};
  const hint = pitfall === undefined ? '' : `<p class="pitfall">How connectors get it wrong: ${text(pitfall)}</p>`;
  const excuse = known === undefined ? '' : `<p>Known: ${text(knownWords(known))}</p>`;
  return `<article id="${id}">
<h3>${badge(verdict)} ${id} <small>${level}</small></h3>
<p class="requirement">${text(requirement)}</p>
${hint}${excuse}${why}${bad.map((scenario) => scenarioBlock(scenario, report.parameters)).join('\n')}
</article>`;
}

function overview({ rulings }: RunReport): string {
  const rows = rulings.map((ruling) => {
    const { id, level, verdict, requirement, scenarios } = ruling;
    const names = [...new Set(scenarios.map(({ name }) => name))].map(text).join('<br>');
    const why = whyNotApplicable(ruling).map((line) => ` <small>${text(line)}</small>`);
    const name = isUnmet(ruling) ? `<a href="#${id}">${id}</a>` : id;
    return `<tr><td>${badge(verdict)}</td><th scope="row">${name}<br><small>${level}</small></th><td>${text(requirement)}${why.join('')}</td><td>${names}</td></tr>`;
  });
  return `<section><h2>All requirements</h2>
<table class="requirements"><thead><tr><th scope="col">Verdict</th><th scope="col">Id</th><th scope="col">What must hold</th><th scope="col">Shown by</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

const planned = ({ planned: ids }: RunReport): string =>
  ids.length === 0 ? '' : `<p class="planned">Planned, not exercised yet: ${ids.map(text).join(', ')}.</p>`;

const badge = (verdict: Ruling['verdict']): string => `<span class="badge ${verdict}">${WORDS[verdict]}</span>`;
