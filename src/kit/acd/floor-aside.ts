// The floor of a simulator that runs already: set aside for a run, and put back after it. What cannot be put back is not
// taken away; and until it has been put back it is kept in a file as well, so that not even a run that is killed loses it.

import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFiles } from '../../files/write-file.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type Ask, createAsk } from './control-api.ts';
import { SUITE_LABEL } from './control-faults.ts';
import { meetSimulator } from './running-simulator.ts';

/** How long it may take to put a floor in place, in milliseconds. */
const RESTORE_MS = 60_000;

/** Passwords stand in a floor. */
const OWNER_ONLY = 0o600;

/** Puts the floor back; answers what is wrong where that cannot be, and the floor is kept in the file that it names. */
export type PutBack = () => Promise<KitFailure | undefined>;

/**
 * Empties the floor of the simulator that the run is to join, so that it finds the same there as at one of its own. The
 * floor is kept in `folder` for as long. A run with a simulator of its own sets nothing aside. Throws a `KitFailure`, and
 * the floor is as it was then.
 */
export async function setFloorAside(parameters: RunParameters, folder = tmpdir()): Promise<PutBack> {
  const { simulator: url, controlToken: token, dialect } = parameters;
  if (url === undefined) return async () => undefined;
  const { clock, dialects } = await meetSimulator({ url, token });
  const ask = createAsk({ url, token });
  await refuseFaults(url, ask);
  const floor = await ask('GET', '/control/snapshot');
  await ask('PUT', '/control/snapshot', floor, RESTORE_MS).catch((cause) => {
    throw cannotComeBack(url, cause);
  });
  const file = await keep(floor, folder);
  const putBack: PutBack = async () => {
    try {
      await ask('DELETE', '/control/faults');
      await ask('PUT', '/control/clock', { mode: clock });
      await ask('PUT', '/control/snapshot', floor, RESTORE_MS);
    } catch (cause) {
      return notPutBack(url, file, cause as KitFailure);
    }
    await rm(file, { force: true });
    return undefined;
  };
  try {
    await ask('PUT', '/control/snapshot', {});
    await ask('POST', '/control/seed', { queues: queuesToldOf(dialects[dialect]) });
    await ask('PUT', '/control/clock', { mode: 'manual' });
  } catch (error) {
    throw withUndone(error as Error, await putBack());
  }
  return putBack;
}

/** Where connectors are told to log in who name no queue: those are there, as at a simulator of the run's own. */
const queuesToldOf = ({ defaultQueues }: Readonly<Record<string, unknown>> = {}) =>
  Array.isArray(defaultQueues) ? defaultQueues.map((id) => ({ id: String(id), name: String(id) })) : [];

/** `error`, and that the floor is not as it was, where that is so. */
export function withUndone(error: Error, undone: KitFailure | undefined): Error {
  if (undone === undefined) return error;
  return new KitFailure(undone.code, `${error.message} ${undone.message}`, { hint: undone.hint, cause: error });
}

/** Writes the floor into a file of its own: one that an earlier run left may be all that is left of another floor. */
async function keep(floor: unknown, folder: string, number = 1): Promise<string> {
  const path = join(folder, `floor-set-aside${number === 1 ? '' : `-${number}`}.json`);
  try {
    await createFiles([{ path, content: `${JSON.stringify(floor, null, 2)}\n`, mode: OWNER_ONLY }]);
    return path;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return keep(floor, folder, number + 1);
    throw new KitFailure('FileNotWritable', `The floor cannot be kept in ${path}: ${code ?? message}.`, {
      hint: 'Choose a folder that this user may write to.',
      cause,
    });
  }
}

/** A requirement that is not met must be the connector's doing. What a run left behind that was killed is no hindrance. */
async function refuseFaults(url: string, ask: Ask): Promise<void> {
  const faults = (await ask('GET', '/control/faults')) as readonly { kind: string; label?: string }[];
  const kinds = faults.filter(({ label }) => label !== SUITE_LABEL).map(({ kind }) => kind);
  if (kinds.length === 0) return void (await ask('DELETE', '/control/faults'));
  const message = `The simulator at ${url} cannot be used: it has faults: ${kinds.join(', ')}.`;
  throw new KitFailure('SimulatorUnusable', message, {
    hint: 'Take the faults away first, with DELETE /control/faults.',
  });
}

const cannotComeBack = (url: string, cause: KitFailure): KitFailure =>
  new KitFailure(
    'SimulatorUnusable',
    `The simulator at ${url} cannot be used: its floor could not be put back after the run. ${cause.message}`,
    { hint: 'Mend what is named, or POST /control/reset; nothing has been changed.', cause },
  );

const notPutBack = (url: string, file: string, cause: KitFailure): KitFailure =>
  new KitFailure('FloorNotPutBack', `The floor of the simulator at ${url} is not as it was. ${cause.message}`, {
    hint: `It is kept in ${file}: PUT it to /control/snapshot, or start a simulator with --floor.`,
    cause,
  });
