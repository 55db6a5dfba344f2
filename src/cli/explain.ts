// `signoff explain LOGOUT-06`: one requirement, where it comes from, how it is shown, how connectors get it wrong.

import { nearest } from '../../simulator/index.ts';
import { isOfServer, loadCatalogue, requirementIdOf } from '../kit/suite/catalogue.ts';
import { readScenarios, type Scenario } from '../kit/suite/features.ts';
import { titleOf } from '../report/failure-text.ts';
import { ownCommand } from '../report/own-command.ts';
import { KitFailure } from '../report-model/failure.ts';
import { type Requirement, SOURCES } from '../report-model/requirement.ts';
import type { Environment } from './environment.ts';

/** Throws `UnknownRequirement`. */
export async function explain(text: string, { stdout, cwd }: Environment): Promise<number> {
  const { requirements } = loadCatalogue();
  const id = text.replace(/^@/, '').toUpperCase();
  const requirement = requirements.find((one) => one.id === id);
  if (requirement === undefined) throw unknown(text, requirements);
  const scenarios = readScenarios().filter(({ tags }) => tags.some((tag) => requirementIdOf(tag) === id));
  stdout.write(format(requirement, scenarios, cwd));
  return 0;
}

function format(
  { id, level, source, status, needs, policy, requirement, pitfall, reason }: Requirement,
  scenarios: readonly Scenario[],
  cwd: string,
): string {
  const lines = [`${id}  ${level}`, '', requirement, '', `Source: ${SOURCES[source]}.`];
  const isOnServer = isOfServer(id);
  const who = isOnServer ? 'servers' : 'connectors';
  const whose = isOnServer ? 'Applies in dialects that carry' : 'Applies to connectors that declare';
  if (needs.length > 0) lines.push(`${whose} ${needs.join(', ')}.`);
  if (policy.length > 0)
    lines.push(`Applies where the policy of the ACD has ${policy.join(', ').replaceAll('|', ' or ')}.`);
  if (status !== 'active') lines.push(`It is ${status}${reason === undefined ? '' : `: ${reason}`}.`);
  if (pitfall !== undefined) lines.push('', `How ${who} get it wrong: ${pitfall}`);
  if (scenarios.length > 0)
    lines.push(
      '',
      'Shown by:',
      ...scenarios.map((scenario) => `  ${titleOf(scenario)} (features/${scenario.location})`),
    );
  if (status === 'active')
    lines.push('', `To play it: ${ownCommand(cwd)} ${isOnServer ? 'acd' : 'certify'} --requirement ${id}`);
  return `${lines.join('\n')}\n`;
}

function unknown(text: string, requirements: readonly Requirement[]): KitFailure {
  const close = nearest(
    text.toUpperCase(),
    requirements.map(({ id }) => id),
  );
  return new KitFailure('UnknownRequirement', `There is no requirement ${text}.`, {
    hint: close === undefined ? 'signoff list names the requirements.' : `Did you mean ${close}?`,
  });
}
