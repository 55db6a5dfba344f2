// What a described switch tells, as AsyncAPI: a channel for each way it is told on, and a message for each thing that happens.

import type { AgentState } from '../../../core/model/agent.ts';
import type { Compiled } from '../compiled.ts';
import { TOLD, type Told } from '../file-schema.ts';
import { FORMATS } from '../formats.ts';
import { examplesOf } from './example.ts';
import { aboutOf, securityOf } from './openapi.ts';
import { shapeOf } from './responses.ts';

/** Undefined where it tells nothing; `eventsUrl` is where it does, `ws://127.0.0.1:9493/1.0/events` say. */
export function asyncApiOf(compiled: Compiled, eventsUrl?: string): object | undefined {
  const { switch: name, title, port, provenance, events } = compiled.file;
  if (events === undefined) return undefined;
  const { websocket, webhook } = events;
  const found = websocket && port !== 0 ? `ws://127.0.0.1:${port}${websocket.path}` : undefined;
  const address = eventsUrl ?? found;
  const messages = messagesOf(compiled);
  const channels = {
    ...(websocket !== undefined && {
      events: {
        address: websocket.path,
        title: 'What happens to agents',
        bindings: { ws: { method: 'GET', ...narrowedBy(websocket.agent), bindingVersion: '0.1.0' } },
      },
    }),
    // Its address is the url of whoever subscribes.
    ...(webhook !== undefined && {
      webhook: { address: null, title: 'What happens to agents, posted to subscribers' },
    }),
  };
  const names = Object.keys(channels);
  const schemes = securityOf(compiled);
  return {
    asyncapi: '3.0.0',
    info: { title: `${title}: its events`, version: provenance.date, description: aboutOf(compiled) },
    defaultContentType: FORMATS[compiled.eventsAs].type,
    ...(address !== undefined && { servers: { [name]: serverAt(address, Object.keys(schemes)) } }),
    channels: Object.fromEntries(
      Object.entries(channels).map(([channel, about]) => [
        channel,
        { ...about, messages: refs(messages, (told) => `#/components/messages/${told}`) },
      ]),
    ),
    operations: Object.fromEntries(
      names.map((channel) => [
        channel === 'events' ? 'tellEvents' : 'postEvents',
        {
          action: 'send',
          channel: { $ref: `#/channels/${channel}` },
          messages: Object.values(refs(messages, (told) => `#/channels/${channel}/messages/${told}`)),
          ...(channel === 'webhook' && { bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } } }),
        },
      ]),
    ),
    components: {
      messages,
      ...(Object.keys(schemes).length > 0 && { securitySchemes: asyncSchemes(schemes) }),
    },
  };
}

/** A reference to each message, by its name. */
const refs = (messages: object, place: (told: string) => string): Readonly<Record<string, { readonly $ref: string }>> =>
  Object.fromEntries(Object.keys(messages).map((told) => [told, { $ref: place(told) }]));

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
