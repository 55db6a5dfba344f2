// What a connector's answers must look like. An answer that does not is quoted in the reason.

import { z } from 'zod';
import { ACTIVITIES } from '../connector/activity.ts';
import { CAPABILITIES, type Declaration, PROTOCOL_VERSION } from '../connector/connector.ts';
import { type ActivityResult, SEVERITIES } from '../connector/page.ts';

const capabilities = z.object(Object.fromEntries(CAPABILITIES.map((name) => [name, z.boolean().optional()])));

const declaration = z.object({
  protocolVersion: z.literal(PROTOCOL_VERSION),
  name: z.string().min(1),
  version: z.string().min(1),
  timeoutMs: z.number().int().positive(),
  activities: z.array(z.string()).min(1),
  capabilities: capabilities.default({}),
  webhookUrl: z.url({ protocol: /^https?$/ }).optional(),
});

const activityResult = z.object({
  page: z.record(z.string(), z.unknown()),
  status: z.object({ severity: z.enum(SEVERITIES), message: z.string().nullish() }).nullish(),
});

/** The declaration in an answer to `initialize`, or what is wrong with it. */
export function readDeclaration(answer: unknown, timeoutMs: number): Declaration | string {
  const read = declaration.safeParse(answer);
  if (!read.success) return describe(read.error, answer);
  const given = read.data as Declaration;
  const twice = given.activities.find((name, index) =>
    given.activities.some((other, at) => at < index && isSame(name, other)),
  );
  if (twice !== undefined) return `it declares the activity ${quote(twice)} twice; case makes no difference`;
  const declared = { ...given, activities: given.activities.map(canonicalName) };
  if (!declared.activities.includes('LogoutAgent')) return 'it does not declare LogoutAgent, which every connector has';
  if (declared.timeoutMs > timeoutMs)
    return `its timeout of ${declared.timeoutMs} ms is above the kit's own of ${timeoutMs} ms`;
  return declared;
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** An activity as OpenCTI writes it; one that nobody knows as it is. */
const canonicalName = (name: string): string => ACTIVITIES.find((known) => isSame(known, name)) ?? name;

/** The activity as the connector itself writes it, in an answer to `initialize` that can be read. */
export function ownNameOf(activity: string, answer: unknown): string {
  const { activities } = answer as Pick<Declaration, 'activities'>;
  return activities.find((name) => isSame(name, activity)) ?? activity;
}

/** What is declared and is no activity of OpenCTI's: the kit never calls it. */
export const unknownActivities = ({ activities }: Pick<Declaration, 'activities'>): readonly string[] =>
  activities.filter((name) => !ACTIVITIES.includes(name));

/** The result in an answer to `invoke`, or what is wrong with it. */
export function readActivityResult(answer: unknown): ActivityResult | string {
  const read = activityResult.safeParse(answer);
  return read.success ? (read.data as ActivityResult) : describe(read.error, answer);
}

function describe(error: z.ZodError, answer: unknown): string {
  const named = error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`).join('; ');
  return `${named}. It was: ${quote(JSON.stringify(answer) ?? 'nothing')}`;
}

/** How much of a log is told, in characters: enough for a stack of calls in files whose paths are long. */
const LOG_LENGTH = 4_000;

/** The last lines of a log, whole: what went wrong stands last. Of a line that is too long by itself, its beginning. */
export function lastLines(text: string, length = LOG_LENGTH): string {
  if (text.length <= length) return text;
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (last.length > length) return `${last.slice(0, length)}…`;
  return `…\n${text.slice(text.indexOf('\n', text.length - length - 1) + 1)}`;
}

/** A connector's own words, cut where they go on and on. */
export function quote(text: string, length = 500): string {
  return text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;
}
