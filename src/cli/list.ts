// `signoff list`: what is required, how it is shown, and which tiers there are.

import { loadCatalogue, requirementIdOf } from '../kit/suite/catalogue.ts';
import { readScenarios } from '../kit/suite/features.ts';
import { familiesOf, TIER_NAMES } from '../kit/suite/tiers.ts';
import type { Environment } from './environment.ts';

export async function list({ json = false }: { readonly json?: boolean }, { stdout }: Environment): Promise<number> {
  const { requirements } = loadCatalogue();
  const scenarios = readScenarios();
  const rows = requirements.map((requirement) => ({
    ...requirement,
    scenarios: scenarios.filter(({ tags }) => tags.some((tag) => requirementIdOf(tag) === requirement.id)),
  }));
  const tiers = TIER_NAMES.map((name) => ({ name, families: familiesOf(name) }));
  stdout.write(json ? `${JSON.stringify({ requirements: rows, tiers }, null, 2)}\n` : format(rows, tiers));
  return 0;
}

type Row = ReturnType<typeof loadCatalogue>['requirements'][number] & {
  readonly scenarios: readonly { name: string }[];
};

function format(rows: readonly Row[], tiers: readonly { name: string; families: readonly string[] }[]): string {
  const lines = rows.flatMap(({ id, level, status, requirement, scenarios }) => [
    `${id}  ${level.padEnd(6)}  ${status === 'active' ? '' : `(${status}) `}${requirement}`,
    ...[...new Set(scenarios.map(({ name }) => name))].map((name) => `             ${name}`),
  ]);
  const ofTiers = tiers.map(({ name, families }) => `${name.padEnd(11)}  ${families.join(', ')}`);
  return `${[...lines, '', 'Tiers, each with the families of requirements it holds:', ...ofTiers].join('\n')}\n`;
}
