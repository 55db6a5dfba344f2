// How the named agents of a switch in use stood before a run: kept in a file until it is so again, so that not even a run that
// is killed leaves them elsewhere. No secret stands in it.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../../files/make-folder.ts';
import { FILE_LIMITS, readRegularFile } from '../../files/read-file.ts';
import { createFiles } from '../../files/write-file.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { type SeenStanding, type Standing, standingsOf } from '../probe/probe.ts';
import { type SwitchAddress, spoken, unusable } from './switch-address.ts';

const FORMAT = 'signoff switch restore';
const VERSION = 1;

/** What is sent on a line of its own. */
const line = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);

const FILE = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  at: z.string(),
  interface: line,
  standings: z
    .array(
      z.strictObject({
        agentId: line.min(1),
        queueId: line.min(1),
        login: z
          .strictObject({
            ...{ isPaused: z.boolean(), reason: line, penalty: z.number().int().nonnegative() },
            ...{ memberName: line, stateInterface: line, status: line.optional() },
          })
          .optional(),
      }),
    )
    .min(1),
});

/** What a file says that was kept: where, how devices are called there, and who stood how. */
export type Kept = Pick<z.infer<typeof FILE>, 'at' | 'interface' | 'standings'>;

const OWNER_ONLY = 0o600;

/** Writes the file, and refuses to where there is one: it may be all that is left of an earlier run. Throws a `KitFailure`. */
export async function keepStandings(
  path: string,
  { at, device }: SwitchAddress,
  seen: readonly SeenStanding[],
): Promise<void> {
  const standings = seen.map(({ agentId, queueId, login }) => ({ agentId, queueId, ...(login && { login }) }));
  const kept: z.infer<typeof FILE> = { format: FORMAT, version: VERSION, at, interface: device, standings };
  try {
    await makeFolder(dirname(path));
    await createFiles([{ path, content: `${JSON.stringify(kept, null, 2)}\n`, mode: OWNER_ONLY }]);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new KitFailure('EarlierRunNotPutBack', `There is ${path}: an earlier run has not put everything back.`, {
        hint: `Put it back with signoff acd --restore ${path}, or remove the file.`,
        cause,
      });
    throw new KitFailure('FileNotWritable', `The file ${path} cannot be written: ${code ?? message}.`, {
      hint: 'Choose a folder that this user may write to.',
      cause,
    });
  }
}

/** Throws `RestoreFileUnusable` where it is not one that this version has written. */
export function readKept(path: string): Kept {
  let content: unknown;
  try {
    content = JSON.parse(readRegularFile(path, FILE_LIMITS.config).toString());
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = cause instanceof SyntaxError ? 'it is no JSON' : code === 'ENOENT' ? 'it is not there' : message;
    throw unreadable(path, why, cause);
  }
  const kept = FILE.safeParse(content);
  if (kept.success) return kept.data;
  const { format, version } =
    z.looseObject({ format: z.unknown(), version: z.unknown() }).safeParse(content).data ?? {};
  if (format === FORMAT && version !== VERSION)
    throw unreadable(path, `it is of version ${JSON.stringify(version)}, and this is ${VERSION}`, kept.error);
  const [issue] = kept.error.issues;
  throw unreadable(path, `${issue?.path.join('.') || 'the whole of it'} is not what it should be`, kept.error);
}

const unreadable = (path: string, why: string, cause: unknown): KitFailure =>
  new KitFailure('RestoreFileUnusable', `The restore file ${path} cannot be used: ${why}.`, {
    hint: 'Name the file that signoff acd --at has left, as that version left it.',
    cause,
  });

/**
 * Puts everybody back, and removes the file when that is so; answers a sentence for each change. Throws `SwitchNotPutBack` or
 * `SwitchUnusable`, and the file is kept then.
 */
export async function putBack(
  path: string,
  address: SwitchAddress,
  wanted: readonly Standing[],
): Promise<readonly string[]> {
  const { read, put } = spoken(standingsOf(address.dialect, address.server));
  const named = { agentIds: idsOf(wanted, 'agentId'), queueIds: idsOf(wanted, 'queueId') };
  const look = () =>
    read(named).then((seen) => wanted.map((one) => ({ one, now: seen.find((other) => isSamePlace(one, other)) })));
  try {
    const before = await look();
    const refused = await put(wanted);
    const wrong = (await look()).find(({ one, now }) => !isSame(one, now));
    if (wrong !== undefined)
      throw new Error(`${describe(wrong.now ?? wrong.one)}, not as before. ${refused.join(' ')}`);
    await rm(path, { force: true });
    return before.flatMap(({ one, now }) => (isSame(one, now) ? [] : [`Put back: ${describe(one)}.`]));
  } catch (error) {
    const cause = unusable(address, error) as Error;
    const message = `Not everything at the switch at ${address.at} is as it was before. ${cause.message}`;
    throw new KitFailure('SwitchNotPutBack', message.trim(), {
      hint: `How it was is kept in ${path}: put it back with signoff acd --restore ${path}`,
      cause,
    });
  }
}

const idsOf = (standings: readonly Standing[], key: 'agentId' | 'queueId'): readonly string[] => [
  ...new Set(standings.map(({ [key]: id }) => id)),
];

const isSamePlace = (one: Standing, other: Standing): boolean =>
  one.agentId === other.agentId && one.queueId === other.queueId;

const factsOf = ({ login }: Standing) => login && [login.isPaused, login.reason, login.penalty, login.status];

const isSame = (one: Standing, other: Standing | undefined): boolean =>
  other !== undefined && JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other));

function describe({ agentId, queueId, login }: Standing): string {
  if (login === undefined) return `${agentId} is not logged in to ${queueId}`;
  const { isPaused, reason, penalty } = login;
  const paused = isPaused ? `, paused${reason === '' ? '' : ` (${reason})`}` : '';
  return `${agentId} is logged in to ${queueId}${paused}, with penalty ${penalty}`;
}
