// In which dialects there is a proof: those that the reference connector speaks, and the kit's own probe.

import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { canProbe, PROBED } from '../probe/probe.ts';
import { chooseDialect } from '../suite/dialects.ts';

/** What is spoken in a proof, as in a run. */
export type ProvenDialect = Pick<RunParameters, 'dialect' | 'outside' | 'profile'>;

/** What is meant by a name or a file, looked up from `folder`. Throws where there is none, `InvalidSetting` where there is no proof over it. */
export async function chooseProven(called: string, folder: string): Promise<ProvenDialect> {
  const spoken = await chooseDialect(called, folder);
  if (canProbe(spoken.dialect)) return spoken;
  throw new KitFailure(
    'InvalidSetting',
    `There is no proof over ${spoken.dialect}: the reference connector does not speak it.`,
    { hint: `It speaks ${PROBED.join(', ')}.` },
  );
}
