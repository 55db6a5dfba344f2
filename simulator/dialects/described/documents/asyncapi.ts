// What a described switch tells, as AsyncAPI: a channel for each way it is told on, and a message for each thing that happens.

import type { AgentState } from '../../../core/model/agent.ts';
import type { Compiled } from '../compiled.ts';
import { TOLD, type Told } from '../file-schema.ts';
import { examplesOf } from './example.ts';
import { aboutOf, securityOf } from './openapi.ts';
import { shapeOf } from './responses.ts';

const CHANNEL = '#/channels/events';

/** Undefined where it tells nothing; `eventsUrl` is where it does, `ws://127.0.0.1:9493/1.0/events` say. */
export function asyncApiOf(compiled: Compiled, eventsUrl?: string): object | undefined {
  const { switch: name, title, port, provenance, events } = compiled.file;
  if (events === undefined) return undefined;
  const address = eventsUrl ?? (port === 0 ? undefined : `ws://127.0.0.1:${port}${events.websocket.path}`);
  const messages = messagesOf(compiled);
  const refsTo = (place: string) => Object.keys(messages).map((told) => ({ $ref: `${place}/messages/${told}` }));
  const schemes = securityOf(compiled);
  return {
    asyncapi: '3.0.0',
    info: { title: `${title}: its events`, version: provenance.date, description: aboutOf(compiled) },
    defaultContentType: 'application/json',
    ...(address !== undefined && { servers: { [name]: serverAt(address, Object.keys(schemes)) } }),
    channels: {
      events: {
        address: events.websocket.path,
        title: 'What happens to agents',
        messages: Object.fromEntries(
          Object.keys(messages).map((told) => [told, { $ref: `#/components/messages/${told}` }]),
        ),
        bindings: { ws: { method: 'GET', ...narrowedBy(events.websocket.agent), bindingVersion: '0.1.0' } },
      },
    },
    operations: { tellEvents: { action: 'send', channel: { $ref: CHANNEL }, messages: refsTo(CHANNEL) } },
    components: {
      messages,
      ...(Object.keys(schemes).length > 0 && { securitySchemes: asyncSchemes(schemes) }),
    },
  };
}

function serverAt(address: string, schemes: readonly string[]): object {
  const { host, protocol } = new URL(address);
  const security = schemes.map((scheme) => ({ $ref: `#/components/securitySchemes/${scheme}` }));
  return { host, protocol: protocol.slice(0, -1), ...(security.length > 0 && { security }) };
}

/** What AsyncAPI calls a key in the query or a header is httpApiKey. */
const asyncSchemes = (schemes: Readonly<Record<string, object>>): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => [
      name,
      'type' in scheme && scheme.type === 'apiKey' ? { ...scheme, type: 'httpApiKey' } : scheme,
    ]),
  );

/** Where a client says of which agent alone it wants to hear. */
function narrowedBy(place: string | undefined): object {
  const [where, name = ''] = place?.split('.') ?? [];
  if (where !== 'query' && where !== 'header') return {};
  const properties = { [name]: { type: 'string', description: 'The agent of whom alone is told; absent: all.' } };
  return { [where === 'query' ? 'query' : 'headers']: { type: 'object', properties } };
}

function messagesOf(compiled: Compiled): Readonly<Record<string, object>> {
  const examples = examplesOf(compiled);
  const rows = Object.entries(compiled.tell).map(([told, render]) => {
    const state = STATES[told as Told] ?? 'Ready';
    const refusal = { refusal: { code: 'NotLoggedIn', text: 'It is refused.' } };
    const summary = `${TOLD[told as Told].charAt(0).toUpperCase()}${TOLD[told as Told].slice(1)}.`;
    try {
      const payload = render(examples.contextOf(state, refusal));
      return [told, { name: told, summary, payload: shapeOf(payload), examples: [{ payload }] }] as const;
    } catch {
      return [told, { name: told, summary, payload: {} }] as const;
    }
  });
  return Object.fromEntries(rows);
}

const STATES: Readonly<Partial<Record<Told, AgentState>>> = {
  ...{ LoggedIn: 'NotReady', LoggedOut: 'LoggedOut', QueueLoggedIn: 'NotReady' },
};
