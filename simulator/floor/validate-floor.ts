// Whether a floor is valid: its shape, the names in it, and whether it contradicts itself. All that is wrong is told,
// or a snapshot given that can be restored.

import { MOST_ENTRIES } from '../core/limits.ts';
import type { AgentRecord } from '../core/model/agent.ts';
import { floorProblems } from '../core/model/floor.ts';
import { assignmentsTo } from '../core/model/membership.ts';
import type { Policy, ProfileName } from '../core/model/policy.ts';
import { DEFAULT_PROFILE } from '../core/model/profiles.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { type SnapshotProblem, snapshotProblems } from '../core/snapshot-problems.ts';
import { type ShapeIssue, type SourceOf, suggest } from '../yaml/shape-issue.ts';
import { toSnapshot } from './floor-format.ts';
import { checkShape } from './floor-issue.ts';
import type { FloorFile } from './floor-schema.ts';
import { SENTENCES } from './floor-sentences.ts';

export type Judgement =
  | { readonly snapshot: Snapshot; readonly profile: ProfileName | undefined; readonly issues: readonly [] }
  | { readonly snapshot?: undefined; readonly issues: readonly ShapeIssue[] };

/** The profile that a floor's policy is, or begins with; undefined where it has none. */
function profileIn(policy: FloorFile['policy']): ProfileName | undefined {
  return typeof policy === 'object' ? (policy.profile ?? DEFAULT_PROFILE) : policy;
}

/** Judges `value`, as it was parsed; `policy` counts where it has none. */
export function validateFloor(value: unknown, policy: Policy, sourceOf: SourceOf = () => undefined): Judgement {
  const tooLong = overlongList(value);
  if (tooLong !== undefined) return { issues: [tooLong] };
  const { file, issues } = checkShape(value, sourceOf);
  const wrong = [...issues, ...nameIssues(value, issues)];
  if (file === undefined || wrong.length > 0) return { issues: wrong };
  const snapshot = toSnapshot(file, policy);
  const contradictions = snapshotProblems(snapshot).map((problem) => contradiction(problem, snapshot));
  return contradictions.length > 0
    ? { issues: contradictions }
    : { snapshot, profile: profileIn(file.policy), issues: [] };
}

/** Nobody wants to hear of each entry in a list that is too long anyway. */
function overlongList(value: unknown): ShapeIssue | undefined {
  const lists = Object.entries(typeof value === 'object' && value !== null ? value : {});
  const overlong = lists.find(([, list]) => Array.isArray(list) && list.length > MOST_ENTRIES);
  if (overlong === undefined) return undefined;
  const [name, list] = overlong;
  const [has, most] = [list.length, MOST_ENTRIES].map((number) => number.toLocaleString('en'));
  return { path: [name], of: 'value', message: () => `has ${has} entries, and ${most} is the most there may be` };
}

/** Stands for what cannot be read, and has been told of already. */
const UNREADABLE = '\0unreadable\0';

/** Ids that are taken and queues that do not exist, as far as they can be read: one issue is not to hide another. */
function nameIssues(value: unknown, known: readonly ShapeIssue[]): ShapeIssue[] {
  const agents = listIn(value, 'agents').map(readAgent);
  const queues = listIn(value, 'queues').map((queue) => ({ id: textIn(queue, 'id'), name: '' }));
  const queueIds = queues.map(({ id }) => id).filter((id) => id !== UNREADABLE);
  const queuesHold = !known.some(({ path, of }) => path[0] === 'queues' && path.length === 1 && of === 'value');
  const problems = floorProblems({ agents: new Map(), queues: new Map() }, { agents, queues, reasonCodes: [] });
  const issues = problems
    .filter((problem) => problem.value !== UNREADABLE && (queuesHold || problem.code === 'DuplicateId'))
    .map(({ code, path, value: id }): ShapeIssue => {
      const message = code === 'DuplicateId' ? () => taken(id) : () => noQueue(id, queueIds);
      return { path: path.map(rename), of: 'value', message };
    });
  return [...issues, ...reasonIssues(listIn(value, 'reasonCodes').map((reason) => textIn(reason, 'code')))];
}

function reasonIssues(codes: readonly string[]): ShapeIssue[] {
  const first = new Map([...codes.entries()].reverse().map(([index, code]) => [code, index]));
  return codes.flatMap((code, index): ShapeIssue[] =>
    code === UNREADABLE || first.get(code) === index
      ? []
      : [{ path: ['reasonCodes', index, 'code'], of: 'value', message: () => taken(code) }],
  );
}

const noQueue = (id: string, queueIds: readonly string[]) => `there is no queue ${quote(id)} ${suggest(id, queueIds)}`;
const taken = (id: string): string => `${quote(id)} is listed before: choose one that is not taken`;
const quote = (text: string): string => JSON.stringify(text);

function readAgent(agent: unknown): AgentRecord {
  const queueIds = listIn(agent, 'defaultQueues').map((one) => (typeof one === 'string' ? one : textIn(one, 'queue')));
  return { id: textIn(agent, 'id'), name: '', password: '', extension: '', assignments: assignmentsTo(queueIds) };
}

const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list = memberIn(value, name);
  return Array.isArray(list) ? list : [];
};
const textIn = (value: unknown, name: string): string => readText(memberIn(value, name));
const readText = (value: unknown): string => (typeof value === 'string' ? value : UNREADABLE);
const memberIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** What the snapshot calls by another name than the format. */
const NAMES: Readonly<Record<string, string>> = {
  defaultQueueIds: 'defaultQueues',
  memberships: 'queues',
  logoutReason: 'reasonCode',
  pending: 'requests',
  queueIds: 'queues',
  idleAgentIds: 'idleAgents',
  waitingCallIds: 'waitingCalls',
};
const rename = (step: string | number): string | number => NAMES[step] ?? step;

function contradiction(problem: SnapshotProblem, snapshot: Snapshot): ShapeIssue {
  const path = problem.path.map(rename);
  return { path, of: 'value', message: () => SENTENCES[problem.code](problem, snapshot) };
}
