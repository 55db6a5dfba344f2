// A switch in use held to the requirements on CTI servers: what it is like is kept in a file first, and put back at the end,
// however the run ends.

import { KitFailure } from '../../report-model/failure.ts';
import type { ServerReport } from '../../report-model/run-report.ts';
import { withUndone } from '../acd/floor-aside.ts';
import { type SwitchOrder, switchRig } from '../acd/switch-acd.ts';
import { meetSwitch } from '../acd/switch-address.ts';
import { keepStandings, putBack } from '../acd/switch-restore.ts';
import { checkServer, type ServerOrder } from './server-check.ts';

export interface SwitchCheck extends Omit<ServerOrder, 'rig' | 'floorFolder'> {
  readonly order: SwitchOrder;
  /** Where it is kept how the agents stood. */
  readonly restoreFile: string;
  /** Resolves where the run is to end early. */
  readonly stopped: Promise<string>;
}

/** Throws a `KitFailure` where there can be no verdict. */
export async function checkSwitch({ order, restoreFile, stopped, ...check }: SwitchCheck): Promise<ServerReport> {
  const { address } = order;
  const seen = await meetSwitch(address, order);
  await keepStandings(restoreFile, address, seen);
  const { abandon, ...rig } = switchRig(order);
  let isStopped = false;
  void stopped.then((signal) => {
    isStopped = true;
    abandon(new Error(`The run was stopped by ${signal}.`));
  });
  const undo = () => putBack(restoreFile, address, seen).then(() => undefined, asFailure);
  const report = await checkServer({ ...check, rig }).catch(async (error) => {
    throw withUndone(error, await undo());
  });
  const undone = await undo();
  const ended: ServerReport = isStopped
    ? { ...report, ruling: { verdict: 'incomplete', exitCode: 2, reason: 'The run was stopped before its end.' } }
    : report;
  return undone === undefined ? ended : { ...ended, undone: [undone] };
}

function asFailure(error: unknown): KitFailure {
  if (error instanceof KitFailure) return error;
  throw error;
}
