// What is wrong with the shape of a floor, in words that say what would be right: a name misspelt, a number that is to be
// text, a list where a word is wanted. It must not know whether the floor came from a file or over HTTP.

import { policyChange } from '../http-api/schema/schema.ts';
import { type ShapeIssue, type SourceOf, shapeIssues } from '../yaml/shape-issue.ts';
import {
  type FloorFile,
  floorAgent,
  floorAssignment,
  floorCall,
  floorCommand,
  floorDeferredLogout,
  floorFile,
  floorMembership,
  floorPause,
  floorQueue,
  floorReasonCode,
  floorRequest,
} from './floor-schema.ts';

/** The members that there are, by the way down to them. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(floorFile.shape),
  policy: Object.keys(policyChange.shape),
  reasonCodes: Object.keys(floorReasonCode.shape),
  queues: Object.keys(floorQueue.shape),
  agents: Object.keys(floorAgent.shape),
  'agents.defaultQueues': Object.keys(floorAssignment.shape),
  'agents.queues': Object.keys(floorMembership.shape),
  'agents.queues.paused': Object.keys(floorPause.shape),
  'agents.deferredLogout': Object.keys(floorDeferredLogout.shape),
  calls: Object.keys(floorCall.shape),
  requests: Object.keys(floorRequest.shape),
  'requests.command': Object.keys(floorCommand.shape),
  'requests.rejection': ['code', 'facts'],
};

/** Everything that is wrong with the shape of `value`; or what it is, where nothing is wrong. */
export function checkShape(value: unknown, sourceOf: SourceOf): { file?: FloorFile; issues: readonly ShapeIssue[] } {
  const result = floorFile.safeParse(value);
  if (result.success) return { file: result.data, issues: [] };
  return { issues: shapeIssues(result.error, value, { ...ABOUT, sourceOf }) };
}

const ABOUT = {
  subject: 'the floor',
  membersAt: (path: ShapeIssue['path']) => MEMBERS[path.filter((step) => typeof step === 'string').join('.')] ?? [],
  /** Said without quoting it. */
  secretAt: (path: ShapeIssue['path']) =>
    path.at(-1) === 'password' ? 'is no text of at most 1,024 characters: put it in quotes' : undefined,
};
