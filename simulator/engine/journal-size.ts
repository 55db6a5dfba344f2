// How much memory the journal's entries hold on to, near enough, and told without looking at more than must be: the length
// of a flat text is known. What core itself keeps as text is taken to have two bytes a character.

import type { Command } from '../core/commands.ts';
import type { Event } from '../core/events.ts';
import type { Floor } from '../core/model/floor.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Cut, JournalFacts, LazyEntry } from './journal-entry.ts';

/** How much of the text of one message an entry keeps, in characters. */
export const ENTRY_LIMIT = 16 * 1024;

/** The most that an entry takes, in bytes; one with a floor in it takes what that takes. */
export const ENTRY_BYTES = 128 * 1024;

/** What every entry takes, in bytes: stamp, facts, and the objects that these are made of. */
const ENTRY = 200;

/** The same of a floor, an agent in it, a queue, a call or a reason, and an id in a list; measured, as the one above. */
const FLOOR = 2000;
const AGENT = 400;
const RECORD = 250;
const ID = 16;
const ASSIGNMENT = 64;
const MEMBERSHIP = 160;
const LEG = 120;

/** How many bytes `facts` hold on to, the entry around them included. */
export function sizeOf(facts: JournalFacts | LazyEntry): number {
  if ('open' in facts) return ENTRY + facts.size;
  if (facts.kind === 'snapshot') return ENTRY + floorSize(facts.snapshot);
  if (facts.kind === 'command') return ENTRY + commandSize(facts.command);
  if (facts.kind === 'failure') return ENTRY + 2 * (facts.template.length + facts.cause.length);
  if (facts.kind === 'lost') return ENTRY + 2 * (facts.url.length + facts.why.length);
  return facts.kind === 'event' ? ENTRY + eventSize(facts.event) : ENTRY;
}

function commandSize(command: Command): number {
  const size = 'data' in command && command.data !== undefined ? textsByNameSize(command.data) : 0;
  if (!('agentId' in command)) return size;
  const { agentId } = command;
  const { queueIds = [] } = 'queueIds' in command ? command : {};
  const attributes = 'attributes' in command ? command.attributes : undefined;
  return size + 2 * agentId.length + textsSize(queueIds) + (attributes === undefined ? 0 : textsByNameSize(attributes));
}

function textsByNameSize(texts: Readonly<Record<string, string>>): number {
  let size = 0;
  for (const name in texts) size += 2 * ID + 2 * (name.length + (texts[name] as string).length);
  return size;
}

function eventSize(event: Event): number {
  if (event.type === 'Restored') return floorSize(event.snapshot);
  if (event.type === 'Seeded') return floorSize(event.floor);
  if ('data' in event && event.data !== undefined) return textsByNameSize(event.data);
  return 'queueIds' in event ? textsSize(event.queueIds) : 0;
}

/** What is told of a Command whose attributes an entry has no room for. */
export function cutOf(command: Command): Cut | undefined {
  if (!('attributes' in command) || command.attributes === undefined) return undefined;
  let length = 0;
  for (const name in command.attributes) length += name.length + (command.attributes[name] as string).length;
  return length > ENTRY_LIMIT ? { of: length } : undefined;
}

/** A Command with those of its attributes that an entry has room for: the others are left out, and none is torn. */
export function shortened(command: Command): Command {
  if (!('attributes' in command)) return command;
  let room = ENTRY_LIMIT;
  const kept = Object.entries(command.attributes ?? {}).filter(([name, value]) => {
    room -= name.length + value.length;
    return room >= 0;
  });
  return { ...command, attributes: Object.fromEntries(kept) };
}

/** A Command as it waits to be decided: attributes are there to be journalled, and are not kept any longer. */
export function withoutAttributes<C extends Command>(command: C): C {
  if (!('attributes' in command)) return command;
  const { attributes, ...kept } = command;
  return kept as C;
}

function floorSize(floor: Floor | Snapshot): number {
  let size = FLOOR;
  for (const { id, name, password, extension, assignments } of floor.agents) {
    size += AGENT + 2 * (id.length + name.length + password.length + extension.length);
    for (const { queueId } of assignments) size += ASSIGNMENT + 2 * queueId.length;
  }
  for (const { id, name } of floor.queues) size += RECORD + 2 * (id.length + name.length);
  for (const { label } of floor.reasonCodes) size += RECORD + 2 * label.length;
  return 'calls' in floor ? size + snapshotSize(floor) : size;
}

/** What a snapshot holds besides the floor. */
function snapshotSize({ agents, queues, calls, pending }: Snapshot): number {
  let size = 0;
  for (const { memberships } of agents) size += MEMBERSHIP * memberships.length;
  size += RECORD * pending.length;
  for (const { idleAgentIds, waitingCallIds } of queues) size += ID * (idleAgentIds.length + waitingCallIds.length);
  for (const { id, from, dialled, legs, data } of calls) {
    size += RECORD + LEG * legs.length + 2 * (id.length + from.length + dialled.length);
    if (data !== undefined) size += textsByNameSize(data);
  }
  return size;
}

function textsSize(texts: readonly string[]): number {
  let size = 0;
  for (const text of texts) size += ID + 2 * text.length;
  return size;
}
