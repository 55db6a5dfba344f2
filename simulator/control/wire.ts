// Control: a Command asked as a connector asks it, over a dialect's own port, with the bytes of request and answer. What
// is sent, and where, is the dialect's to say: so it goes to the simulator's own ports alone, and faults act on it.

import { z } from 'zod';
import type { AskedOfAgent } from '../core/commands.ts';
import { ID_LIMIT, REASON_LIMIT } from '../core/limits.ts';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import type { Engine } from '../engine/engine.ts';
import { masked } from '../engine/secrets.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { validate } from '../http-api/validate.ts';
import { holdsBytes, textIn } from '../net/byte-text.ts';
import { collectReply, REPLY_ENDS } from '../net/collect-reply.ts';
import { Failure } from '../net/failure.ts';
import type { ExampleRequest, HttpRequest, HttpResponse } from '../net/http-message.ts';

/** How many bytes of an answer are kept. */
const REPLY_LIMIT = 256 * 1024;
const LONGEST_WAIT_MS = 30_000;
const USUAL_WAIT_MS = 5_000;

/** A dialect over which a Command can be asked with one HTTP request. */
export interface WireDialect {
  readonly name: string;
  readonly title: string;
  readonly request: (command: AskedOfAgent) => ExampleRequest;
}

export interface WireOptions {
  readonly engine: Engine;
  /** Those that are served. */
  readonly wires: readonly WireDialect[];
  /** The authority of their certificates, PEM; absent where they do not speak TLS. */
  readonly ca: string | undefined;
}

const wireDialect = z
  .strictObject({ name: z.string(), title: z.string() })
  .meta({ id: 'WireDialect', description: 'A dialect over which a Command can be asked with one HTTP request.' });

const wireCommand = z
  .strictObject({
    dialect: z.string().optional().describe('One of those that `GET /control/wire` names; the first where absent.'),
    type: z.enum(AGENT_COMMANDS),
    agentId: z
      .string()
      .min(1)
      .max(ID_LIMIT)
      .refine((id) => !holdsBytes(id), 'has no place in a URL')
      .describe('Whose password a login shows.'),
    queueIds: z.array(z.string().min(1).max(ID_LIMIT)).min(1).max(100).optional(),
    reasonCode: z.string().min(1).max(REASON_LIMIT).optional(),
    timeoutMs: z.int().min(1).max(LONGEST_WAIT_MS).default(USUAL_WAIT_MS).describe('How long to wait, in wire time.'),
  })
  .meta({ examples: [{ type: 'LogIn', agentId: '1001' }] });

const wireExchange = z
  .strictObject({
    request: z
      .strictObject({
        method: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.unknown(),
      })
      .describe('What was asked, secrets included: for whoever wants to ask the same.'),
    sent: z.string().describe('The bytes of the request, secrets masked.'),
    received: z.string().describe('The bytes that came back; one that is no UTF-8 is U+DC00 and its value.'),
    end: z.enum(REPLY_ENDS).describe('How it ended: a connector is told no more than that either.'),
    tookMs: z.number(),
  })
  .meta({ id: 'WireExchange', description: 'A request and what came back, as bytes.' });

export function wireRoutes(options: WireOptions): readonly Route[] {
  const { wires } = options;
  return [
    {
      method: 'GET',
      path: '/control/wire',
      handle: () => ({ status: 200, body: wires.map(({ name, title }) => ({ name, title })) }),
      docs: {
        summary: 'The dialects a Command can be asked over',
        answers: { 200: { description: 'Those that take one HTTP request.', schema: z.array(wireDialect) } },
      },
    },
    {
      method: 'POST',
      path: '/control/wire',
      handle: (request) => askOverWire(options, request),
      docs: {
        summary: 'Ask for a Command as a connector',
        description:
          'Over the dialect’s own port, where faults act, on a connection of its own that is closed after the answer. ' +
          `Of the answer ${REPLY_LIMIT / 1024} KiB are kept.`,
        request: wireCommand,
        answers: { 200: { description: 'What was sent and what came back, whatever it is.', schema: wireExchange } },
        errors: failures('DialectNotServed'),
      },
    },
  ];
}

async function askOverWire({ engine, wires, ca }: WireOptions, { json }: HttpRequest): Promise<HttpResponse> {
  const { dialect, timeoutMs, ...command } = validate(wireCommand, json());
  const wire = dialect === undefined ? wires[0] : wires.find(({ name }) => name === dialect);
  if (wire === undefined) throw notServed(dialect, wires);
  const password = command.type === 'LogIn' ? engine.acd.agents.get(command.agentId)?.password : undefined;
  const request = complete(wire.request({ ...command, by: 'agent', password }));
  const { hostname, port, protocol } = new URL(request.url);
  const { bytes, end, tookMs } = await collectReply(
    { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) },
    {
      bytes: Buffer.from(requestText(request)),
      ca: protocol === 'https:' ? ca : undefined,
      timeoutMs,
      limit: REPLY_LIMIT,
    },
  );
  const sent = requestText({ ...request, ...masked({ headers: request.headers, body: request.body }) });
  return { status: 200, body: { request, sent, received: textIn(bytes), end, tookMs } satisfies WireExchange };
}

type WireExchange = z.infer<typeof wireExchange>;

function notServed(dialect: string | undefined, wires: readonly WireDialect[]): Failure {
  const names = wires.map(({ name }) => name).join(', ') || 'none';
  return new Failure('DialectNotServed', `No Command can be asked over ${dialect ?? 'a dialect'}: there is ${names}.`);
}

type CompleteRequest = Required<Omit<ExampleRequest, 'text'>>;

/** With the headers that a connector sends; the connection is to be closed, so that the end of an answer shows. */
function complete({ method, url, headers, body }: ExampleRequest): CompleteRequest {
  const own: Readonly<Record<string, string>> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { method, url, headers: { ...own, ...headers }, body };
}

function requestText({ method, url, headers, body }: CompleteRequest): string {
  const { host, pathname, search } = new URL(url);
  const content = body === undefined ? '' : JSON.stringify(body);
  const length = { 'Content-Length': String(Buffer.byteLength(content)) };
  const all = { Host: host, ...headers, ...length, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${content}`;
}
