// The verdict as a person reads it on a terminal or in a CI log.

import { relative } from 'node:path';
import type { Certificate } from '../report-model/certificate.ts';
import { failedWords, overWords } from '../report-model/description.ts';
import type { TierRuling } from '../report-model/requirement.ts';
import { isUnmet } from '../report-model/requirement.ts';
import type { Ruling, RunReport, ScenarioOutcome } from '../report-model/run-report.ts';
import { believesWords, declinedWords, notExercisedWords, ruledOutWords } from '../report-model/tier-text.ts';
import { type Paint, PLAIN, type Style } from './colour.ts';
import { onOneLine } from './escape.ts';
import { againCommand, expectationLines, invocationLines, logLines, titleOf, toldLines } from './failure-text.ts';
import { gateLine, knownAs, knownWords } from './gate-text.ts';
import { whyNotApplicable } from './not-applicable.ts';

const MARKS: Readonly<Record<Ruling['verdict'], readonly [mark: string, style: Style]>> = {
  pass: ['pass', 'good'],
  fail: ['FAIL', 'bad'],
  warn: ['warn', 'caution'],
  untestable: ['UNTESTABLE', 'bad'],
  'not-exercised': ['NOT EXERCISED', 'caution'],
  'not-applicable': ['n/a', 'quiet'],
};

export interface Terminal {
  /** Where the reports are; undefined where they could not be written. */
  readonly folder: string | undefined;
  readonly cwd: string;
  readonly paint?: Paint | undefined;
}

/** One line a requirement, family by family; then what was not met, with its evidence; last the verdict of the run. */
export function formatVerdict(report: RunReport, { folder, cwd, paint = PLAIN }: Terminal): string {
  const { rulings, ruling, planned, connector } = report;
  const unmet = rulings.filter(isUnmet);
  const lines = ['', ...formatRulings(rulings, paint)];
  if (planned.length > 0) lines.push(`Planned, not exercised yet: ${planned.length} requirements.`, '');
  if (unmet.length > 0) lines.push(paint('strong', 'What was not met'), '');
  lines.push(...unmet.flatMap((one) => formatUnmet(one, report, paint)));
  const name = onOneLine(`${connector.name} ${connector.version}`);
  const verdict = paint(ruling.exitCode === 0 ? 'good' : 'bad', ruling.verdict.toUpperCase());
  lines.push(`${name}: ${verdict} (${countVerdicts(rulings)})`);
  if (ruling.reason !== undefined) lines.push(ruling.reason);
  if (report.tiers.length > 0) lines.push(`Tiers: ${report.tiers.map(describeTier).join(', ')}`);
  const over = overWords(report.parameters);
  if (over !== undefined) lines.push(onOneLine(over));
  const failed = failedWords(report.outcomes.flatMap(({ fileFailures = [] }) => fileFailures));
  if (failed !== undefined) lines.push(onOneLine(failed));
  const gate = gateLine(report);
  if (gate !== undefined) lines.push(gate);
  if (report.certificate !== undefined && folder !== undefined) lines.push(certificateLine(report.certificate));
  lines.push(reportsLine(folder, cwd, 'report.html'));
  return `${lines.join('\n')}\n`;
}

/** Where the reports are, from where a person is, and which of them to open; undefined: there are none. */
export const reportsLine = (folder: string | undefined, cwd: string, first: string): string =>
  folder === undefined ? 'Reports: none' : `Reports: ${relative(cwd, folder) || '.'}/ (open ${first} first)`;

function certificateLine({ certifiedFor, serverChecked, signature }: Certificate): string {
  const warning = signature === undefined ? ', NOT SIGNED (--sign-key signs it)' : ', signed';
  const unchecked = serverChecked ? '' : ', CTI server not checked';
  return `Certificate: certificate.json, for ${certifiedFor}${unchecked}${warning}`;
}

/** `47 pass, 2 warn` */
export function countVerdicts(rulings: readonly Ruling[]): string {
  const counts = Object.keys(MARKS).map((verdict) => ({
    verdict,
    count: rulings.filter((one) => one.verdict === verdict).length,
  }));
  return counts.flatMap(({ verdict, count }) => (count === 0 ? [] : [`${count} ${verdict}`])).join(', ');
}

/** `logout reached (without queue logout; LOGOUT-06 ruled out by the policy)` */
const describeTier = (tier: TierRuling): string => {
  const more = [declinedWords(tier), ruledOutWords(tier), believesWords(tier), notExercisedWords(tier)].filter(
    (words) => words !== undefined,
  );
  const outcome = tier.isReached ? 'reached' : 'NOT reached';
  return `${tier.tier} ${outcome}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
};

/** One line a requirement, family by family. */
export const formatRulings = (rulings: readonly Ruling[], paint: Paint): readonly string[] =>
  familiesOf(rulings).flatMap((family) => formatFamily(family, paint));

/** The rulings by the first part of their ids, in the order of the catalogue. */
function familiesOf(rulings: readonly Ruling[]): readonly (readonly Ruling[])[] {
  const familyOf = ({ id }: Ruling) => id.split('-')[0];
  const names = [...new Set(rulings.map(familyOf))];
  return names.map((name) => rulings.filter((one) => familyOf(one) === name));
}

function formatFamily(family: readonly Ruling[], paint: Paint): string[] {
  const [name = ''] = family[0]?.id.split('-') ?? [];
  const lines = family.flatMap((one) => [
    formatRuling(one, paint),
    ...whyNotApplicable(one).map((why) => `             ${onOneLine(why)}`),
  ]);
  return [paint('strong', `${name}: ${countVerdicts(family)}`), ...lines, ''];
}

function formatRuling({ id, level, verdict, requirement }: Ruling, paint: Paint): string {
  const [mark, style] = MARKS[verdict];
  return `${paint(style, mark.padEnd(10))} ${id}  ${level.padEnd(6)}  ${requirement}`;
}

/** A requirement that was not met, and why; or that it is known. */
function formatUnmet(ruling: Ruling, { gate, parameters }: RunReport, paint: Paint): readonly string[] {
  const known = knownAs(ruling.id, gate);
  if (known !== undefined) return [formatRuling(ruling, paint), `    known: ${knownWords(known)}`, ''];
  return formatFailure(ruling, (scenario) => againCommand(scenario, parameters), paint);
}

/** A requirement that was not met, and why; `again` is the command that shows it once more. */
export function formatFailure(
  ruling: Ruling,
  again: (scenario: ScenarioOutcome) => string,
  paint: Paint,
): readonly string[] {
  const { reason, scenarios } = ruling;
  const line = formatRuling(ruling, paint);
  const bad = scenarios.filter(({ result }) => result !== 'passed' && result !== 'not-applicable');
  if (bad.length === 0) return [line, ...(reason === undefined ? [] : [`    ${onOneLine(reason)}`]), ''];
  return [line, ...bad.flatMap((scenario, index) => formatScenario(scenario, again(scenario), index === 0)), ''];
}

/** The first one with all that was seen; the page has the rest. */
function formatScenario(scenario: ScenarioOutcome, again: string, isFirst: boolean): string[] {
  const { location, transcript } = scenario;
  const evidence = isFirst
    ? [
        ...(transcript?.invocations ?? []).flatMap(invocationLines),
        ...toldLines(transcript ?? {}),
        ...logLines(scenario),
      ]
    : [];
  return [
    `    ${titleOf(scenario)} (features/${location})`,
    ...expectationLines(scenario).map((line) => `      ${line}`),
    ...evidence.map((line) => `      ${line}`),
    `      again      ${again}`,
  ];
}
