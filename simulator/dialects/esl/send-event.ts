// `sendevent`: an event that a client makes up, told to whoever has subscribed to it.

import type { EslContext } from './context.ts';
import { EVENT_NAMES } from './event-names.ts';
import type { Packet } from './framing.ts';
import { valueIn } from './framing.ts';
import { commandReply, type Reply } from './reply.ts';

const KNOWN: ReadonlySet<string> = new Set([...EVENT_NAMES, 'CUSTOM']);

/** Recorded: one without a name, or of an unknown one, is taken as well. */
export function sendEvent(context: EslContext, rest: string, { headers, body }: Packet): Reply {
  const uuid = crypto.randomUUID();
  const name = rest.trim().split(' ')[0]?.toUpperCase() ?? '';
  if (KNOWN.has(name))
    context.tell({
      name,
      subclass: name === 'CUSTOM' ? valueIn(headers, 'Event-Subclass') : undefined,
      source: ['mod_event_socket.c', 'parse_command', 2225],
      headers: () => [...headers.filter(([header]) => !OWN.has(header.toLowerCase())), ['Event-UUID', uuid]],
      body,
    });
  return commandReply(`+OK ${uuid}`);
}

/** What the switch says itself. */
const OWN: ReadonlySet<string> = new Set(['event-name', 'event-subclass', 'content-length', 'core-uuid']);
