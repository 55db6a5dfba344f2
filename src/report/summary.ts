// summary.md: the verdict in Markdown, for a pull request or a CI summary page.

import { overWords } from '../report-model/description.ts';
import { isUnmet } from '../report-model/requirement.ts';
import type { Ruling, RunReport } from '../report-model/run-report.ts';
import { tierWords } from '../report-model/tier-text.ts';
import { onOneLine } from './escape.ts';
import { againCommand, expectationLines, titleOf } from './failure-text.ts';
import { gateLine, knownAs, knownWords } from './gate-text.ts';
import { plain } from './markdown.ts';
import { countVerdicts } from './terminal.ts';

export function summaryMd(report: RunReport): string {
  const { connector, parameters, rulings, ruling, tiers, planned } = report;
  const { dialect, profile, seed } = parameters;
  const over = overWords(parameters);
  const gate = gateLine(report);
  const unmet = rulings.filter(isUnmet);
  const parts = [
    `## ${plain(connector.name)} ${plain(connector.version)}: ${ruling.verdict}`,
    `Dialect ${dialect}, profile ${profile}, seed ${seed}. ${countVerdicts(rulings)}; ${planned.length} planned.`,
    ...(over === undefined ? [] : [plain(`${over}.`)]),
    ...(ruling.reason === undefined ? [] : [plain(ruling.reason)]),
    ...(gate === undefined ? [] : [`**${plain(gate)}**`]),
    ...(tiers.length === 0
      ? []
      : [tiers.map((tier) => `- ${tierWords(tier)}: ${tier.isReached ? 'reached' : '**not reached**'}`).join('\n')]),
    ...unmet.map((one) => section(one, report)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Where there was no run: `why`, as it was told on stderr. */
export const failureMd = (why: string): string =>
  `## No verdict\n\n${why
    .split('\n')
    .map((line) => `    ${onOneLine(line)}`)
    .join('\n')}\n`;

function section(ruling: Ruling, { parameters, gate }: RunReport): string {
  const { id, level, verdict, requirement, scenarios, reason } = ruling;
  const known = knownAs(id, gate);
  if (known !== undefined)
    return `### ${verdict}, known: ${id} (${level})\n\n${plain(requirement)}\n\nKnown: ${plain(knownWords(known))}`;
  const bad = scenarios.filter(({ result }) => result !== 'passed' && result !== 'not-applicable');
  const blocks = bad.map((scenario) => {
    const lines = [...expectationLines(scenario), '', againCommand(scenario, parameters)];
    return `${plain(titleOf(scenario))} (\`features/${scenario.location}\`)\n\n${lines.map((line) => `    ${line}`).join('\n')}`;
  });
  const why = bad.length === 0 && reason !== undefined ? [plain(reason)] : [];
  return [`### ${verdict}: ${id} (${level})`, plain(requirement), ...why, ...blocks].join('\n\n');
}
