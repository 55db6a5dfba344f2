// Events as the event socket tells them: the headers that every one has, and three ways to write them.

import type { EventCodec } from '../../net/event-delivery.ts';
import { type Headers, lengthOf, linesOf } from './reply.ts';

export const FORMATS = ['plain', 'json', 'xml'] as const;

export type Format = (typeof FORMATS)[number];

/** Where in the switch's own source an event is made, as it says itself. */
export type Source = readonly [file: string, fn: string, line: number];

/** An event that has happened. Its headers are made when somebody hears it. */
export interface EslEvent {
  readonly name: string;
  readonly subclass?: string | undefined;
  readonly source: Source;
  /** Behind those that every event has. What is undefined or empty is left out. */
  readonly headers: () => readonly (readonly [name: string, value: string | number | undefined])[];
  readonly body?: string | undefined;
  /** What faults call it, where that is not its name. */
  readonly kind?: string | undefined;
  /** Whom it is about, for faults. */
  readonly agentId?: string | undefined;
  readonly queueIds?: (() => readonly string[]) | undefined;
}

/** An event with all its headers. */
export interface ToldEvent {
  readonly headers: Headers;
  readonly body?: string | undefined;
}

/** One that is about to go out in a format. */
export interface Outgoing extends ToldEvent {
  readonly format: Format;
}

export interface Switch {
  readonly coreUuid: string;
  readonly hostname: string;
  readonly ipv4: string;
  readonly ipv6: string;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-11-28 01:44:08`; `ms` since 1970. */
export function localDate(ms: number): string {
  const at = new Date(ms);
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** All headers of an event that happened `at` a time of the ACD, as the `sequence`th. */
export function toldEvent(event: EslEvent, of: Switch, at: number, sequence: number): ToldEvent {
  const [file, fn, line] = event.source;
  const headers: (readonly [string, string])[] = [
    ['Event-Name', event.name],
    ['Core-UUID', of.coreUuid],
    ['FreeSWITCH-Hostname', of.hostname],
    ['FreeSWITCH-Switchname', of.hostname],
    ['FreeSWITCH-IPv4', of.ipv4],
    ['FreeSWITCH-IPv6', of.ipv6],
    ['Event-Date-Local', localDate(at)],
    ['Event-Date-GMT', new Date(at).toUTCString()],
    ['Event-Date-Timestamp', `${at}000`],
    ['Event-Calling-File', file],
    ['Event-Calling-Function', fn],
    ['Event-Calling-Line-Number', String(line)],
    ['Event-Sequence', String(sequence)],
  ];
  if (event.subclass !== undefined) headers.unshift(['Event-Subclass', event.subclass]);
  for (const [name, value] of event.headers())
    if (value !== undefined && value !== '') headers.push([name, String(value)]);
  return { headers, body: event.body };
}

/** Names compare without case; the first counts. */
export const headerOf = ({ headers }: ToldEvent, name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];

const UNSAFE = /[\r\n "#%&+:;<=>?@[\\\]^`{|}]|[^ -~]/u;
const UNSAFES = new RegExp(UNSAFE.source, 'gu');

/** A value as it stands in a header: what is not safe in a URL is encoded, byte by byte. */
function urlEncoded(value: string): string {
  return UNSAFE.test(value) ? value.replace(UNSAFES, percents) : value;
}

function percents(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  if (character.length === 1 && code >= 0xdc80 && code <= 0xdcff)
    return `%${(code - 0xdc00).toString(16).toUpperCase()}`;
  let text = '';
  for (const byte of Buffer.from(character)) text += `%${byte.toString(16).toUpperCase()}`;
  return text;
}

const WRITERS: Readonly<Record<Format, (event: ToldEvent) => string>> = {
  plain({ headers, body }) {
    const lines = linesOf(headers.map(([name, value]) => [name, urlEncoded(value)]));
    return body === undefined ? `${lines}\n` : `${lines}Content-Length: ${lengthOf(body)}\n\n${body}`;
  },
  json({ headers, body }) {
    const members =
      body === undefined
        ? []
        : [
            ['Content-Length', String(lengthOf(body))],
            ['_body', body],
          ];
    return JSON.stringify(Object.fromEntries([...headers, ...members]));
  },
  xml({ headers, body }) {
    const lines = headers.map(([name, value]) => `    <${name}>${urlEncoded(value)}</${name}>\n`).join('');
    const behind =
      body === undefined
        ? ''
        : `  <Content-Length>${lengthOf(body)}</Content-Length>\n  <body>${escaped(body)}</body>\n`;
    return `<event>\n  <headers>\n${lines}  </headers>\n${behind}</event>\n`;
  },
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);

const enveloped = (body: string, format: Format): string =>
  `Content-Length: ${lengthOf(body)}\nContent-Type: text/event-${format}\n\n${body}`;

/** All of it, as it goes out. */
const writeEvent = (event: Outgoing): string => enveloped(WRITERS[event.format](event), event.format);

const renamed = (event: Outgoing, values: Readonly<Record<string, string>>): Outgoing => ({
  ...event,
  headers: event.headers.map(([name, value]) => [name, values[name] ?? value]),
});

const NOBODY = '0000@default';

/** What the faults of events are on this wire. */
export const EVENT_CODEC: EventCodec<Outgoing> = {
  foreign: (event) => renamed(event, { 'CC-Agent': NOBODY, variable_cc_agent: NOBODY }),
  unknownKind: (event) => renamed(event, { 'Event-Name': 'QUANTUM_LEAP', 'CC-Action': 'quantum-leap' }),
  write: writeEvent,
  /** Half of what it says, in an envelope that is whole, so that the next one begins. */
  torn(text) {
    const at = text.indexOf('\n\n') + 2;
    const half = text.slice(at, at + (text.length - at) / 2).replaceAll(': ', ' ');
    return `Content-Length: ${lengthOf(half)}\n${text.slice(text.indexOf('\n') + 1, at)}${half}`;
  },
};
