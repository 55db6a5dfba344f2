// `signoff switch`: switches that are described in a file, checked, listed, and the schema that editors complete with.

import { resolve } from 'node:path';
import { describeSwitch, shippedSwitches, switchPath, switchSchema } from '../../simulator/index.ts';
import { onOneLine } from '../report/escape.ts';
import type { Environment } from './environment.ts';

/** What a switch's file comes to, for people. Throws a `Failure` that names every mistake, with its line. */
export async function checkSwitch(path: string, { stdout, cwd }: Environment): Promise<number> {
  const { name, title, provenance, profile, capabilities, routes, byDefault } = await describeSwitch(
    resolve(cwd, path),
  );
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
  stdout.write(`${lines.join('\n')}\n`);
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
