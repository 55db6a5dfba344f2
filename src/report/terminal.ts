// The verdict as a person reads it on a terminal or in a CI log.

import { relative } from 'node:path';
import type { Certificate } from '../contract/certificate.ts';
import type { Ruling, RunReport, ScenarioOutcome, TierRuling } from '../contract/run-report.ts';
import { againCommand, expectationLines, invocationLines, onOneLine } from './failure-text.ts';
import { gateLine, knownAs, knownWords } from './gate-text.ts';
import { declinedWords } from './tier-text.ts';

const MARKS: Readonly<Record<Ruling['verdict'], string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warn',
  untestable: 'UNTESTABLE',
  'not-applicable': 'n/a',
};

/** One line a requirement, the evidence below those that did not pass, and the verdict of the run. */
export function formatVerdict(report: RunReport, folder: string, cwd: string): string {
  const { rulings, ruling, planned, connector } = report;
  const lines = ['', ...rulings.flatMap((one) => formatRuling(one, report)), ''];
  if (planned.length > 0) lines.push(`Planned, not exercised yet: ${planned.length} requirements.`, '');
  const name = onOneLine(`${connector.name} ${connector.version}`);
  lines.push(`${name}: ${ruling.verdict.toUpperCase()} (${countVerdicts(rulings)})`);
  if (ruling.reason !== undefined) lines.push(ruling.reason);
  if (report.tiers.length > 0) lines.push(`Tiers: ${report.tiers.map(describeTier).join(', ')}`);
  const gate = gateLine(report);
  if (gate !== undefined) lines.push(gate);
  if (report.certificate !== undefined) lines.push(certificateLine(report.certificate));
  lines.push(`Reports: ${relative(cwd, folder) || '.'}/ (open report.html first)`);
  return `${lines.join('\n')}\n`;
}

function certificateLine({ certifiedFor, signature }: Certificate): string {
  const warning = signature === undefined ? ', NOT SIGNED (--sign-key signs it)' : ', signed';
  return `Certificate: certificate.json, for ${certifiedFor}${warning}`;
}

/** `47 pass, 2 warn` */
export function countVerdicts(rulings: readonly Ruling[]): string {
  const counts = Object.keys(MARKS).map((verdict) => ({
    verdict,
    count: rulings.filter((one) => one.verdict === verdict).length,
  }));
  return counts.flatMap(({ verdict, count }) => (count === 0 ? [] : [`${count} ${verdict}`])).join(', ');
}

/** `logout reached (without queue logout)` */
const describeTier = (tier: TierRuling): string => {
  const declined = declinedWords(tier);
  const outcome = tier.isReached ? 'reached' : 'NOT reached';
  return `${tier.tier} ${outcome}${declined === undefined ? '' : ` (${declined})`}`;
};

function formatRuling(ruling: Ruling, report: RunReport): string[] {
  const { id, level, verdict, requirement, reason, scenarios } = ruling;
  const line = `${MARKS[verdict].padEnd(10)} ${id}  ${level.padEnd(6)}  ${requirement}`;
  if (verdict === 'pass') return [line];
  const known = knownAs(id, report.gate);
  if (known !== undefined) return [line, `             known: ${knownWords(known)}`];
  const bad = scenarios.filter(({ result }) => result !== 'passed' && result !== 'not-applicable');
  if (bad.length === 0) return reason === undefined ? [line] : [line, `             ${onOneLine(reason)}`];
  return [line, ...bad.flatMap((scenario, index) => formatScenario(scenario, report, index === 0)), ''];
}

/** The first one with all that was seen; the page has the rest. */
function formatScenario(scenario: ScenarioOutcome, { parameters }: RunReport, isFirst: boolean): string[] {
  const { name, location, story } = scenario;
  const exchange = isFirst ? (story?.invocations ?? []).flatMap(invocationLines) : [];
  return [
    `    ${name} (features/${location})`,
    ...expectationLines(scenario).map((line) => `      ${line}`),
    ...exchange.map((line) => `      ${line}`),
    `      again      ${againCommand(scenario, parameters)}`,
  ];
}
