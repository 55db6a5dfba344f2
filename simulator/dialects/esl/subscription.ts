// What a session wants to hear: names of events and subclasses, in which format, and which of them get through its filters.

import { RE2JS } from 're2js';
import { FORMATS, type Format, headerOf, type ToldEvent } from './event.ts';
import { CHANNEL_EVENTS, EVENT_NAMES } from './event-names.ts';
import { commandReply, type Reply } from './reply.ts';

export interface Subscription {
  readonly format: Format;
  /** Whether anything is subscribed to. */
  readonly isListening: boolean;
  hears(event: { readonly name: string; readonly subclass?: string | undefined }): boolean;
  /** Whether it gets through the filters. */
  passes(event: ToldEvent): boolean;
  readonly event: (rest: string) => Reply;
  readonly nixevent: (rest: string) => Reply;
  readonly noevents: () => Reply;
  readonly myevents: (rest: string) => Reply;
  readonly filter: (rest: string) => Reply;
}

const KNOWN: ReadonlySet<string> = new Set(EVENT_NAMES);

/** What one session can subscribe to and filter by, in names and filters. */
const MOST = 1000;

const NO_KEYWORDS = commandReply('-ERR no keywords supplied');
const INVALID_SYNTAX = commandReply('-ERR invalid syntax');
const TOO_MANY = commandReply('-ERR memory error');

interface Filter {
  readonly name: string;
  readonly value: string;
  readonly isVeto: boolean;
  readonly matches: (value: string) => boolean;
}

/** What may be asked of the channel to which `myevents` binds a session. */
interface Bound {
  /** Undefined: to none, and events of all channels are told. */
  readonly uuid: string | undefined;
  /** Whether there is such a channel; the session is bound to it then. */
  bind(uuid: string): boolean;
}

export function createSubscription(bound: Bound): Subscription {
  let format: Format = 'plain';
  let isListening = false;
  let isMine = false;
  let hearsAll = false;
  const names = new Set<string>();
  const subclasses = new Set<string>();
  let filters: Filter[] = [];

  const isOfMine = (uuid: string | undefined): boolean =>
    uuid !== undefined && (bound.uuid === undefined || bound.uuid === uuid);

  /** The words that are names of events or, behind CUSTOM, of subclasses; undefined where none is. */
  function keywordsIn(words: readonly string[]): { names: string[]; subclasses: string[] } | undefined {
    const found = { names: [] as string[], subclasses: [] as string[] };
    for (const word of words) {
      const name = word.toUpperCase();
      if (found.names.at(-1) === 'CUSTOM') found.subclasses.push(word);
      else if (name === 'ALL' || name === 'CUSTOM' || KNOWN.has(name)) found.names.push(name);
    }
    return found.names.length === 0 ? undefined : found;
  }

  /** Where all were heard, all others still are. */
  function nix(name: string): void {
    if (name === 'ALL') names.clear();
    else if (hearsAll) for (const other of [...KNOWN, 'CUSTOM']) names.add(other);
    names.delete(name);
    hearsAll = false;
  }

  function addFilter(name: string, value: string): Reply {
    if (filters.length >= MOST) return TOO_MANY;
    filters.push(filterOf(name, value));
    return commandReply(`+OK filter added. [${name}]=[${value}]`);
  }

  function deleteFilter(name: string, value: string | undefined): Reply {
    filters = filters.filter((one) => !isMeant(one, name, value));
    return commandReply(`+OK filter deleted. [${name}][${value ?? ''}]`);
  }

  return {
    get format() {
      return format;
    },
    get isListening() {
      return isListening;
    },
    hears({ name, subclass }) {
      if (hearsAll) return true;
      return names.has(name) && (subclass === undefined || name !== 'CUSTOM' || subclasses.has(subclass));
    },
    passes(event) {
      if (isMine && !isOfMine(headerOf(event, 'Unique-ID'))) return false;
      return filters.length === 0 || isLetThrough(event, filters);
    },
    event(rest) {
      const words = wordsOf(rest);
      const wanted = FORMATS.find((one) => one === words[0]?.toLowerCase());
      if (wanted !== undefined) format = wanted;
      const keywords = keywordsIn(wanted === undefined ? words : words.slice(1));
      if (keywords === undefined) return NO_KEYWORDS;
      if (subclasses.size + keywords.subclasses.length > MOST) return TOO_MANY;
      for (const name of keywords.names) names.add(name);
      hearsAll ||= keywords.names.includes('ALL');
      for (const subclass of keywords.subclasses) subclasses.add(subclass);
      isListening = true;
      return commandReply(`+OK event listener enabled ${format}`);
    },
    nixevent(rest) {
      const keywords = keywordsIn(wordsOf(rest));
      if (keywords === undefined) return NO_KEYWORDS;
      for (const subclass of keywords.subclasses) subclasses.delete(subclass);
      for (const name of keywords.names) if (name !== 'CUSTOM') nix(name);
      return commandReply('+OK events nixed');
    },
    noevents() {
      if (!isListening) return commandReply('-ERR not listening for events');
      isListening = false;
      hearsAll = false;
      names.clear();
      subclasses.clear();
      return commandReply('+OK no longer listening for events');
    },
    myevents(rest) {
      if (isMine) return commandReply('-ERR aready enabled.');
      const [uuid = '', behind] = halvesOf(rest);
      if (!bound.bind(uuid) && behind !== undefined) return commandReply('-ERR invalid uuid');
      isMine = true;
      isListening = true;
      for (const name of CHANNEL_EVENTS) names.add(name);
      return commandReply('+OK Events Enabled');
    },
    filter(rest) {
      const [name = '', value] = halvesOf(rest.trimStart());
      if (value === undefined) return INVALID_SYNTAX;
      const [inner = '', behind] = halvesOf(value);
      if (name.toLowerCase() === 'delete') return deleteFilter(inner, behind);
      if (name.toLowerCase() !== 'add') return addFilter(name, value);
      return behind === undefined ? INVALID_SYNTAX : addFilter(inner, behind);
    },
  };
}

/** One that is let through is, unless another takes it out. */
function isLetThrough(event: ToldEvent, filters: readonly Filter[]): boolean {
  let isSent = false;
  for (const { name, isVeto, matches } of filters) {
    if (isSent && !isVeto) continue;
    const value = headerOf(event, name);
    if (value === undefined || !matches(value)) continue;
    if (isVeto) return false;
    isSent = true;
  }
  return isSent;
}

const wordsOf = (rest: string): readonly string[] => rest.split(' ').filter((word) => word !== '');

function halvesOf(text: string): readonly [string, string | undefined] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Of `delete` without a value all of that name are meant; `all`: every one. */
function isMeant({ name, value }: Filter, meant: string, meantValue: string | undefined): boolean {
  if (meant.toLowerCase() === 'all') return true;
  if (name.toLowerCase() !== meant.toLowerCase()) return false;
  return meantValue === undefined || meantValue === '' || meantValue.toLowerCase() === value.toLowerCase();
}

/** `+` and `-` before the value say whether what matches gets through, `/…/` is a pattern. */
function filterOf(name: string, value: string): Filter {
  const [signs = ''] = /^[+\- ]*/.exec(value) ?? [];
  const wanted = value.slice(signs.length);
  const isVeto = /[+-](?=[^+-]*$)/.exec(signs)?.[0] === '-';
  return { name, value, isVeto, matches: matcherOf(wanted) };
}

function matcherOf(wanted: string): Filter['matches'] {
  const [, source] = /^\/(.*)\/\w*$/.exec(wanted) ?? [];
  if (source === undefined) return (value) => value.toLowerCase() === wanted.toLowerCase();
  try {
    const compiled = RE2JS.compile(source);
    return (value) => compiled.test(value);
  } catch {
    return () => false; // what is no pattern matches nothing
  }
}
