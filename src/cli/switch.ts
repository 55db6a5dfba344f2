// `signoff switch`: switches that are described in a file, checked, listed, and the schema that editors complete with.

import {
  describeSwitch,
  type SwitchFacts,
  shippedSwitches,
  switchDocument,
  switchPath,
  switchSchema,
} from '../../simulator/index.ts';
import { checkDrawable } from '../kit/scenario/fixtures.ts';
import { onOneLine } from '../report/escape.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { Environment } from './environment.ts';
import { fileOf, refuseOwnName } from './named-switch.ts';

/** What is wrong with a file is nothing to rely on. */
const NOT_WHOLE = 2;

/** What a switch's file comes to, for people or as JSON. Throws a `Failure` that names every mistake and gap, with its line. */
export async function checkSwitch(
  called: string,
  { json = false }: { readonly json?: boolean },
  { stdout, cwd }: Environment,
): Promise<number> {
  const path = fileOf(called, cwd);
  if (json) return checkAsJson(path, stdout);
  const facts = await factsOf(path);
  stdout.write(format(facts) + untried(facts));
  return 0;
}

async function factsOf(path: string): Promise<SwitchFacts> {
  const facts = await describeSwitch(path);
  refuseOwnName(facts.name);
  return facts;
}

async function checkAsJson(path: string, stdout: Environment['stdout']): Promise<number> {
  const tell = (told: object) => stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  try {
    tell({ isWhole: true, ...(await factsOf(path)) });
    return 0;
  } catch (error) {
    const { code, issues } = error as { readonly code?: string; readonly issues?: readonly object[] };
    if (issues === undefined || issues.length === 0) throw error;
    tell({ isWhole: false, code, issues });
    return NOT_WHOLE;
  }
}

/** What keeps the suite from trying a connector over it, which a file that is whole can do. */
function untried({ idPatterns }: SwitchFacts): string {
  try {
    checkDrawable(idPatterns);
    return '';
  } catch (error) {
    return `Cannot be tried: ${(error as Error).message}\n`;
  }
}

function format({ name, title, provenance, profile, capabilities, routes, byDefault }: SwitchFacts): string {
  const { evidence, source, date } = provenance;
  const lines = [
    `${name} is whole: ${onOneLine(title)}.`,
    `Known from   ${evidence}: ${onOneLine(source)} (${date})`,
    `Rules        those of the profile ${profile}`,
    `Carries      ${capabilities.join(', ')}`,
    `Routes       ${routes.length}`,
    ...routes.map(({ target, does }) => `             ${target}: ${does.join(', ')}`),
    `Refuses as otherRefusals says   ${byDefault.length === 0 ? 'nothing: each refusal has a row' : byDefault.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What a file describes, as a document for other tools. Throws a `Failure` where it is not whole. */
export async function exportSwitch(
  called: string,
  { asyncapi = false }: { readonly asyncapi?: boolean },
  { stdout, cwd }: Environment,
): Promise<number> {
  const document = await switchDocument(fileOf(called, cwd), asyncapi ? 'asyncapi' : 'openapi');
  if (document === undefined)
    throw new KitFailure('NoEvents', `The switch ${called} tells nothing: its file has no events.`, {
      hint: 'Without --asyncapi its requests and answers are exported.',
    });
  stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return 0;
}

/** The described switches that the product brings. */
export async function listSwitches({ stdout }: Environment): Promise<number> {
  for (const name of shippedSwitches()) {
    const { title, provenance } = await describeSwitch(switchPath(name));
    stdout.write(`${name.padEnd(14)} ${onOneLine(title)} (${provenance.evidence}: ${onOneLine(provenance.source)})\n`);
  }
  return 0;
}

/** The JSON Schema of a switch's file. */
export async function printSwitchSchema({ stdout }: Environment): Promise<number> {
  stdout.write(`${JSON.stringify(await switchSchema(), null, 2)}\n`);
  return 0;
}
