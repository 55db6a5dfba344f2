// The traceability matrix: from each clause of the source to the requirement, the scenarios that show it, and the verdict.
// As a page for people and as CSV for whoever keeps such things in a spreadsheet.

import { overWords } from '../report-model/description.ts';
import { type Requirement, SOURCES } from '../report-model/requirement.ts';
import type { RunReport, ScenarioOutcome } from '../report-model/run-report.ts';
import { asCell, asText } from './escape.ts';
import { titleOf } from './failure-text.ts';
import { htmlPage } from './html-page.ts';
import { STYLE } from './html-style.ts';

interface Row {
  readonly clause: string;
  readonly requirement: Requirement;
  /** A verdict; or why there is none. */
  readonly verdict: string;
  readonly scenarios: readonly ScenarioOutcome[];
}

/** Every requirement of the catalogue, the planned and the excluded ones too. */
function rowsOf({ requirements, rulings }: RunReport): readonly Row[] {
  return requirements.map((requirement) => {
    const ruling = rulings.find(({ id }) => id === requirement.id);
    const { status, source } = requirement;
    const verdict = ruling?.verdict ?? (status === 'active' ? 'not selected' : status);
    return { clause: SOURCES[source], requirement, verdict, scenarios: ruling?.scenarios ?? [] };
  });
}

const HEADS = [
  'Clause',
  'Requirement',
  'Level',
  'What must hold',
  'Scenario',
  'Where',
  'Result',
  'Verdict',
  'Why',
] as const;

/** One row for each requirement and scenario; RFC 4180. */
export function traceabilityCsv(report: RunReport): string {
  const lines = rowsOf(report).flatMap(({ clause, requirement: { id, level, requirement }, verdict, scenarios }) => {
    const about = [clause, id, level, requirement];
    if (scenarios.length === 0) return [[...about, '', '', '', verdict, '']];
    return scenarios.map((scenario) => {
      const { location, result, reason = '' } = scenario;
      return [...about, titleOf(scenario), `features/${location}`, result, verdict, reason];
    });
  });
  return [HEADS, ...lines].map((cells) => `${cells.map(asCell).join(',')}\r\n`).join('');
}

export function traceabilityHtml(report: RunReport): string {
  const { connector, parameters, ruling, kit } = report;
  const { dialect, profile, seed } = parameters;
  const over = overWords(parameters);
  const about = `${ruling.verdict}; ${dialect}, profile ${profile}, seed ${seed}; ${kit.name} ${kit.version}`;
  const heads = ['Clause', 'Requirement', 'Shown by', 'Verdict'].map((head) => `<th scope="col">${head}</th>`);
  const name = `${connector.name} ${connector.version}`;
  return htmlPage({
    title: `${name}: traceability`,
    style: STYLE,
    body: `<h1>Traceability</h1>
<p>${asText(`${name}: ${about}`)}${over === undefined ? '' : `<br>${asText(over)}`}</p>
<table><thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rowsOf(report).map(htmlRow).join('\n')}
</tbody></table>`,
  });
}

const whyOf = ({ result, reason }: ScenarioOutcome): string =>
  result === 'not-applicable' && reason !== undefined ? `. ${asText(reason)}` : '';

function htmlRow({ clause, requirement: { id, level, requirement }, verdict, scenarios }: Row): string {
  const shown = scenarios.map(
    (scenario) =>
      `<li>${asText(titleOf(scenario))} <small>features/${asText(scenario.location)}: ${asText(scenario.result)}${whyOf(scenario)}</small></li>`,
  );
  const list = shown.length === 0 ? '' : `<ul>${shown.join('')}</ul>`;
  return `<tr id="${asText(id)}"><td>${asText(clause)}</td><th scope="row">${asText(id)} <small>${level}</small><br>${asText(requirement)}</th><td>${list}</td><td><span class="badge ${asText(verdict.replace(' ', '-'))}">${asText(verdict)}</span></td></tr>`;
}
