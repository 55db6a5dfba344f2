// What was found of a CTI server that was held to its own requirements: as a person reads it on a terminal or in a CI log, and
// as JSON.

import { descriptionIn, failedWords, overWords } from '../report-model/description.ts';
import { isUnmet } from '../report-model/requirement.ts';
import type { RunParameters, ServerComparison } from '../report-model/run-report.ts';
import { describeRuling } from './certification.ts';
import { PLAIN } from './colour.ts';
import { onOneLine } from './escape.ts';
import { circumstanceWords, serverAgainCommand } from './failure-text.ts';
import { differencesIn } from './fidelity.ts';
import { countVerdicts, formatFailure, formatRulings, reportsLine, type Terminal } from './terminal.ts';

/** What is held to what, as the first line. */
export const formatServerStart = (parameters: RunParameters): string =>
  `Holding the CTI server (${circumstanceWords(parameters)}) to its own requirements.\n`;

/** One line a requirement; then what was not met, with its evidence; last the verdict. */
export function formatServer(comparison: ServerComparison, { folder, cwd, paint = PLAIN }: Terminal): string {
  const { rulings, ruling, parameters } = comparison.server;
  const unmet = rulings.filter((one) => isUnmet(one) && one.verdict !== 'not-exercised');
  const lines = ['', ...formatRulings(rulings, paint)];
  if (unmet.length > 0) lines.push(paint('strong', 'What was not met'), '');
  for (const one of unmet) lines.push(...formatFailure(one, () => serverAgainCommand(one.id, parameters), paint));
  const verdict = paint(ruling.exitCode === 0 ? 'good' : 'bad', ruling.verdict.toUpperCase());
  lines.push(`CTI server: ${verdict} (${countVerdicts(rulings)})`);
  if (ruling.reason !== undefined) lines.push(ruling.reason);
  const over = overWords(parameters);
  if (over !== undefined) lines.push(onOneLine(over));
  const failed = failedWords(comparison.server.outcomes.flatMap(({ fileFailures = [] }) => fileFailures));
  if (failed !== undefined) lines.push(onOneLine(failed));
  if (comparison.server.isFromFile === true) lines.push(FROM_FILE);
  if (comparison.simulator !== undefined) lines.push(differenceLine(comparison));
  lines.push(reportsLine(folder, cwd, 'fidelity.md'));
  return `${lines.join('\n')}\n`;
}

/** File and client are one: a mistake in the file is a mistake in both. */
const FROM_FILE =
  'It was asked by a client that is made from its own file: that is consistent with itself, and no more is shown.';

function differenceLine(comparison: ServerComparison): string {
  const ids = differencesIn(comparison).map(({ id }) => id);
  return ids.length === 0
    ? 'It does what the simulator does.'
    : `It does not do what the simulator does: ${ids.join(', ')}.`;
}

/** server.json: what was found of the server, and nothing that differs from one run to the next. */
export function serverJson({ server }: ServerComparison): string {
  const { kit, parameters, policy, isStrict, rulings, ruling } = server;
  const { dialect, profile, seed, policy: chosen } = parameters;
  const about = {
    kit,
    dialect,
    switch: descriptionIn(parameters),
    profile,
    chosen,
    seed,
    strict: isStrict || undefined,
  };
  const { verdict, reason } = ruling;
  return `${JSON.stringify({ ...about, verdict, reason, policy, requirements: rulings.map(describeRuling) }, null, 2)}\n`;
}
