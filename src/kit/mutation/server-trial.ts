// The trial of a server: a simulator of its own, as it is or broken in one way, is held to the requirements on servers. No connector
// takes part.

import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Alteration } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Trial, TrialMember } from '../../report-model/proof.ts';
import type { Ruling, RunParameters, ScenarioOutcome } from '../../report-model/run-report.ts';
import { setUpServerRig } from '../acd/rig.ts';
import type { Suite } from '../judge/run.ts';
import { checkServer } from '../judge/server-check.ts';

interface ServerJob {
  readonly parameters: RunParameters;
  /** The requirements to be played; absent: all of those on servers. */
  readonly requirementIds?: readonly string[] | undefined;
}

/** Throws a `KitFailure` where there can be no verdict. */
export async function tryServer(
  suite: Suite,
  member: TrialMember,
  { parameters, requirementIds }: ServerJob,
): Promise<Trial> {
  const alteration = member.path === undefined ? undefined : await alterationIn(member.path);
  const rig = await setUpServerRig(parameters, undefined, alteration);
  const requirement = requirementIds?.join(',');
  const report = await checkServer({ parameters, requirement, suite, rig, onMessage: () => undefined }).finally(
    rig.stop,
  );
  const { ruling, rulings, outcomes } = report;
  return { member, ...ruling, rulings: rulings.map(toTrialRuling), scenarios: outcomes.map(toTrialScenario) };
}

/** Each part is a function of the simulator's; what it does is the trial's concern. */
const part = z.custom<never>((value) => typeof value === 'function').optional();
const altered = z.object({
  default: z.strictObject({ decider: part, front: part, parts: part, injector: part, dialect: part }),
});

/** What is exported by the file of a broken server. Throws `ModuleUnusable` where that is no alteration. */
async function alterationIn(path: string): Promise<Alteration> {
  const read = altered.safeParse({ ...(await import(pathToFileURL(path).href)) });
  if (read.success) return read.data.default;
  throw new KitFailure('ModuleUnusable', `The broken server ${path} does not export an alteration of the simulator.`, {
    hint: 'Its default export has some of decider, front, parts, injector and dialect, each a function.',
  });
}

export function toTrialRuling({ id, verdict, mismatch, reason }: Ruling): Trial['rulings'][number] {
  return verdict === 'pass' ? { id, verdict } : { id, verdict, seen: mismatch?.seen ?? reason };
}

export const toTrialScenario = ({ name, location, result }: ScenarioOutcome): Trial['scenarios'][number] => ({
  ...{ name, location, result },
});
