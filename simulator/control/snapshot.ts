// Control: the whole ACD, to be kept and to be put back, in the floor format. Passwords are in it: without them nobody
// could log in to what is restored. It is served on the main port and nowhere else.

import { takeSnapshot } from '../core/snapshot.ts';
import { type Engine, replay } from '../engine/engine.ts';
import { toFloorFile } from '../floor/floor-format.ts';
import { type FloorFile, floorFile } from '../floor/floor-schema.ts';
import { validateFloor } from '../floor/validate-floor.ts';
import { failures, type Route } from '../http-api/route-docs.ts';
import { snapshotQuery } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import { Failure } from '../net/failure.ts';
import type { HttpResponse } from '../net/http-message.ts';

/** As much as a floor file may be, in bytes. */
export const SNAPSHOT_LIMIT = 64 * 1024 * 1024;
const ISSUES_SHOWN = 20;

export function snapshotRoutes(engine: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/control/snapshot',
      handle: ({ query }) => ({ status: 200, body: keepAt(engine, query) }),
      docs: {
        summary: 'Keep the whole ACD',
        description:
          'In the format of a floor file, passwords included: what is kept can be put back, or started with. With `at` ' +
          'as it was after that entry of the journal, as far back as that goes.',
        query: snapshotQuery,
        answers: { 200: { description: 'The ACD at that moment.', schema: floorFile } },
        errors: failures('JournalGone', 'OtherJournal'),
      },
    },
    {
      method: 'PUT',
      path: '/control/snapshot',
      bodyLimit: SNAPSHOT_LIMIT,
      handle: ({ json }) => restore(engine, json()),
      docs: {
        summary: 'Put an ACD in place of this one',
        description:
          'All of it, or nothing where a part is wrong or contradicts another. Requests that were accepted for later ' +
          'are forgotten; without a policy the policy stays as it is.',
        request: floorFile,
        answers: { 204: { description: 'Done.' } },
      },
    },
  ];
}

/** The ACD as it is, or as the journal has it after an entry. Throws where the journal does not have that one. */
function keepAt({ acd, journal }: Engine, query: URLSearchParams): FloorFile {
  const { at } = validate(snapshotQuery, Object.fromEntries(query));
  if (at === undefined) return toFloorFile(takeSnapshot(acd));
  if (at < journal.first) throw new Failure('JournalGone', `The entries up to ${journal.first - 1} are gone.`);
  if (at > journal.last) throw new Failure('OtherJournal', `There is no entry ${at} yet: it was another journal.`);
  const entries = journal.query({ kind: ['snapshot', 'event', 'outcome'] }).filter(({ number }) => number <= at);
  return toFloorFile(replay(entries.slice(entries.findLastIndex(({ kind }) => kind === 'snapshot'))));
}

/** All of it, or nothing where a part is wrong. A snapshot without a policy leaves the policy as it is. */
function restore(engine: Engine, body: unknown): HttpResponse {
  const { snapshot, issues } = validateFloor(body, engine.acd.policy);
  if (snapshot !== undefined) {
    engine.restore(snapshot);
    return { status: 204 };
  }
  const shown = issues
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => ({ path: path.join('.'), message: message() }));
  const named = shown.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  const more = issues.length > shown.length ? `; and ${issues.length - shown.length} more` : '';
  throw new Failure('InvalidRequest', `The snapshot is not valid: ${named}${more}.`, { issues: shown });
}
