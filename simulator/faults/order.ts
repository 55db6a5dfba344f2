// An order for a fault: what it looks like, and what it must not ask for. Wrong orders are named failures, and nothing of
// them is carried out.

import { z } from 'zod';
import { nearest } from '../http-api/nearest.ts';
import { validate } from '../http-api/validate.ts';
import { Failure, type Issue } from '../net/failure.ts';
import { expiry, type FaultKind, type Match, match, type Stage } from './fault.ts';
import { FAULT_KINDS } from './index.ts';

const common = {
  match: match.default({}).describe('What it strikes; all that is given must hold.'),
  probability: z.number().min(0).max(1).default(1).describe('How often it strikes, of all that it could.'),
  times: z.int().min(1).max(1_000_000).optional().describe('How many uses it has; absent: no end.'),
  expires: expiry
    .optional()
    .describe('Until when it is active: `afterMs` from now, on the `clock` that is called acd (where absent) or wire.'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional()
    .describe('Of its dice; the simulator’s where absent.'),
  label: z.string().max(256).optional().describe('Stands in the list and in the journal.'),
} as const;

const orderOf = ({ kind, sentence, settings }: FaultKind) =>
  z.strictObject({ kind: z.literal(kind), ...common, settings: settings.prefault({}) }).meta({ description: sentence });

type Row = ReturnType<typeof orderOf>;

/** Every order there can be: a union over `kind`. */
export const faultOrder = z
  .discriminatedUnion('kind', FAULT_KINDS.map(orderOf) as unknown as readonly [Row, ...Row[]])
  .meta({ description: 'A fault that is wanted.', examples: [{ kind: 'lie', times: 1 }] });

export type FaultOrder = z.infer<Row>;

/** The order in `body`, and the kind of fault it is for. Throws a `Failure` where it is none. */
export function readOrder(body: unknown): { readonly order: FaultOrder; readonly kind: FaultKind } {
  const kind = kindOf((body as { kind?: unknown } | null)?.kind);
  const order = validate(faultOrder, body) as FaultOrder;
  const issues = orderIssues(kind.stage, order);
  if (issues.length === 0) return { order, kind };
  const [first] = issues as [Issue];
  throw new Failure('InvalidRequest', `The fault ${kind.kind} cannot be had so: ${first.path} ${first.message}.`, {
    issues,
  });
}

function kindOf(name: unknown): FaultKind {
  const kind = FAULT_KINDS.find((one) => one.kind === name);
  if (kind !== undefined) return kind;
  const kinds = FAULT_KINDS.map((one) => one.kind);
  const close = typeof name === 'string' ? nearest(name, kinds) : undefined;
  const help = close === undefined ? `: there is ${kinds.join(', ')}` : ` (did you mean ${close}?)`;
  throw new Failure('UnknownFaultKind', `There is no fault ${JSON.stringify(name ?? null)}${help}.`);
}

/** What a fault of this stage cannot know, and so not be matched by. */
const UNKNOWN_AT: Readonly<Record<Stage, { readonly members: readonly (keyof Match)[]; readonly why: string }>> = {
  port: {
    members: ['agentId', 'command', 'queueId', 'event', 'requests'],
    why: 'cannot be matched: who is refused a connection has not said anything yet',
  },
  decision: { members: ['event', 'requests'], why: 'cannot be matched: this fault strikes Commands' },
  answer: { members: ['event'], why: 'cannot be matched: this fault strikes answers' },
  bytes: { members: ['event'], why: 'cannot be matched: this fault strikes answers' },
  event: { members: ['command', 'requests'], why: 'cannot be matched: this fault strikes events' },
};

function orderIssues(stage: Stage, { match: wanted, probability, times }: FaultOrder): readonly Issue[] {
  const { members, why } = UNKNOWN_AT[stage];
  const issues = members
    .filter((member) => wanted[member] !== undefined)
    .map((member) => ({ path: `match.${member}`, message: why }));
  if (wanted.requests === 'reads' && (wanted.command ?? wanted.queueId) !== undefined)
    issues.push({ path: 'match.requests', message: 'contradicts command and queueId, which only Commands have' });
  if (stage === 'port' && probability !== 1)
    issues.push({ path: 'probability', message: 'must be 1: a port is open or it is not' });
  if (stage === 'port' && times !== undefined)
    issues.push({ path: 'times', message: 'cannot be counted: nobody hears of a connection that is refused' });
  return issues;
}
