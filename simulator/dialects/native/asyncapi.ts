// The native dialect's events as an AsyncAPI 3.0 document, made of the schemas in `events.ts`. Told from the simulator's
// side: it sends.

import { collectSchemas, type JsonSchema } from '../../http-api/json-schema.ts';
import { feedMessage } from './events.ts';
import { feedQuery } from './schema.ts';

const TYPES = feedMessage.options.map(({ shape }) => shape.type.value);
const MESSAGES = '#/components/messages/';
const CHANNEL = '#/channels/events';

/** The document for events at `eventsUrl`, `ws://127.0.0.1:7071/v1/events` say. */
export function asyncApi({ eventsUrl, version }: { eventsUrl: string; version: string }) {
  const { protocol, host, pathname } = new URL(eventsUrl);
  const refsTo = (place: string) => TYPES.map((type) => ({ $ref: place + type }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Signoff: events of the native dialect',
      version,
      description: 'Numbered JSON events, one a WebSocket message. Requests go over HTTP: see /openapi.json.',
    },
    defaultContentType: 'application/json',
    servers: {
      native: { host, protocol: protocol.slice(0, -1), security: [{ $ref: '#/components/securitySchemes/bearer' }] },
    },
    channels: {
      events: {
        address: pathname,
        title: 'What happens to a device',
        messages: Object.fromEntries(TYPES.map((type) => [type, { $ref: MESSAGES + type }])),
        bindings: {
          ws: { method: 'GET', query: collectSchemas('#').add(feedQuery, 'input'), bindingVersion: '0.1.0' },
        },
      },
    },
    operations: {
      tellEvents: { action: 'send', channel: { $ref: CHANNEL }, messages: refsTo(`${CHANNEL}/messages/`) },
    },
    components: { messages: messages(), securitySchemes: { bearer: BEARER } },
  };
}

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  description: 'Asked for where the simulator was started with a token.',
};

function messages(): Record<string, { name: string; summary: string | undefined; payload: JsonSchema }> {
  const { add } = collectSchemas('#/components/schemas');
  const rows = feedMessage.options.map((schema) => {
    const name = schema.shape.type.value;
    const { description: summary, ...payload } = add(schema, 'output');
    return [name, { name, summary, payload }];
  });
  return Object.fromEntries(rows);
}
