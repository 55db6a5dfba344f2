// Whether the switch that is played is the one that was read at the start of the run: a certificate names that file, and no other.

import type { Description } from '../../report-model/description.ts';
import { KitFailure } from '../../report-model/failure.ts';

/** `where`: the simulator that runs already; absent: it is the run's own. Throws `SwitchChanged`. */
export function checkSameSwitch(
  read: Description | undefined,
  played: Description | undefined,
  where?: string | undefined,
): void {
  if (read?.digest === played?.digest) return;
  const [was, is] = [read, played].map((one) => (one === undefined ? 'no file' : `${one.file}, ${one.digest}`));
  if (where === undefined)
    throw new KitFailure(
      'SwitchChanged',
      `The file of the switch was changed while the run began: from ${was} to ${is}.`,
      {
        hint: 'Run it again.',
      },
    );
  throw new KitFailure('SwitchChanged', `The simulator at ${where} plays ${is}; read was ${was}.`, {
    hint: 'Start the simulator anew with the file, or name the file that it plays with --dialect.',
  });
}
