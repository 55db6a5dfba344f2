// `signoff acd --at` and `signoff acd --restore`: a switch in use held to the requirements, and put back after a run that was
// killed.

import { resolve } from 'node:path';
import { policyOf } from '../../simulator/index.ts';
import { FILE_LIMITS, readRegularFile } from '../files/read-file.ts';
import { readAddress, readNames } from '../kit/acd/switch-address.ts';
import { putBack, readKept } from '../kit/acd/switch-restore.ts';
import type { ServerOrder } from '../kit/judge/server-check.ts';
import { checkSwitch } from '../kit/judge/switch-check.ts';
import { profileOf } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { RunParameters, ServerReport } from '../report-model/run-report.ts';
import type { Environment } from './environment.ts';
import { invalidSetting } from './setting-failure.ts';

/** What is chosen about a switch in use; what was not is left out. */
export interface SwitchOptions {
  readonly at?: string;
  readonly agents?: string;
  readonly queues?: string;
  readonly interface?: string;
  readonly switchSecret?: string;
  readonly secretFile?: string;
  readonly restore?: string;
}

interface CheckOptions extends SwitchOptions {
  readonly at: string;
  readonly dialect?: string;
  readonly profile?: string;
  readonly seed?: number;
  readonly requirement?: string;
  readonly strict?: boolean;
  readonly reports?: string;
}

/** How a check is followed, and with what it is played. */
interface Played extends Pick<ServerOrder, 'suite' | 'onMessage'> {
  onStart(parameters: RunParameters): void;
}

/** Throws a `KitFailure` where there can be no verdict. */
export async function checkAtSwitch(
  options: CheckOptions,
  { cwd, stopped }: Environment,
  { onStart, ...played }: Played,
): Promise<ServerReport> {
  const { requirement, strict: isStrict, seed = DEFAULT_PARAMETERS.seed } = options;
  const address = readAddress({ at: options.at, device: options.interface, secret: '' });
  const { at, dialect, device } = address;
  if (options.dialect !== undefined && options.dialect !== dialect)
    throw invalidSetting(
      `--dialect ${options.dialect} and --at ${at} contradict each other: the address says ${dialect}.`,
    );
  const { profile = profileOf(dialect) } = options;
  const agentIds = readNames('--agents', options.agents, dialect);
  const queueIds = readNames('--queues', options.queues, dialect);
  const order = { agentIds, queueIds, policy: policyOf(profile) ?? {} };
  const secret = secretOf(options, cwd);
  const parameters = { ...DEFAULT_PARAMETERS, dialect, profile, seed, at, named: { agentIds, queueIds, device } };
  return checkSwitch({
    parameters,
    order: { ...order, address: readAddress({ at: options.at, device: options.interface, secret }) },
    restoreFile: resolve(cwd, options.reports ?? 'reports', 'switch-restore.json'),
    ...{ ...played, requirement, isStrict, stopped, onStart: () => onStart(parameters) },
  });
}

/** Answers the exit code. Throws a `KitFailure` where it cannot be put back; the file is kept then. */
export async function restoreSwitch(
  options: SwitchOptions & { readonly restore: string },
  { stdout, cwd }: Environment,
): Promise<number> {
  const path = resolve(cwd, options.restore);
  const { at, interface: device, standings } = readKept(path);
  const address = readAddress({ at, device, secret: secretOf(options, cwd) });
  const done = await putBack(path, address, standings);
  for (const sentence of done) stdout.write(`${sentence}\n`);
  stdout.write(
    `At the switch at ${address.at} everything named in ${options.restore} is as it was. The file is removed.\n`,
  );
  return 0;
}

/** What the account logs in with. Throws a `KitFailure` where there is none. */
function secretOf({ switchSecret, secretFile }: SwitchOptions, cwd: string): string {
  if (switchSecret === undefined && secretFile === undefined)
    throw new KitFailure('SecretMissing', 'There is no secret for the account at the switch.', {
      hint: 'Put it into SIGNOFF_SWITCH_SECRET, or into a file that --secret-file names.',
    });
  const secret = switchSecret ?? readSecret(String(secretFile), cwd);
  if (secret !== '' && !/\p{Cc}/u.test(secret)) return secret;
  throw new KitFailure('SecretUnusable', 'The secret for the account at the switch is empty, or no single line.', {
    hint: 'Give the secret on one line, and nothing else.',
  });
}

function readSecret(file: string, cwd: string): string {
  try {
    return readRegularFile(resolve(cwd, file), FILE_LIMITS.key)
      .toString()
      .replace(/\r?\n$/, '');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new KitFailure('SecretUnusable', `The secret cannot be read from ${file}: ${code ?? message}.`, {
      hint: 'Name a file with the secret on one line.',
      cause,
    });
  }
}
