// How a server is broken: our own simulator, with one thing put over what it does. What a connector asks is decided otherwise, is
// decided as under another policy than the one that is declared, something else follows from what happens, or it is told otherwise.

import type { Alteration } from '../../../simulator/index.ts';

type Decider = Parameters<NonNullable<Alteration['decider']>>[0];
type Parts = Parameters<NonNullable<Alteration['parts']>>[0];
type Dialect = Parameters<NonNullable<Alteration['dialect']>>[0];
type Site = Parameters<Dialect['start']>[0];

export type Acd = Parameters<Decider>[0];
export type Agent = NonNullable<ReturnType<Acd['agents']['get']>>;
export type Command = Parameters<Decider>[1];
export type Decision = ReturnType<Decider>;
export type Event = ReturnType<Parts['react']>[number];
type Entry = ReturnType<Parts['journal']['query']>[number];
type Published = Parameters<Parts['publisher']['publish']>[0][number];
type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;
type Code = Extract<Decision, { readonly outcome: 'refused' }>['rejection']['code'];

/** What becomes of a connector's Command of the types, in place of what the ACD has decided. */
export const onCommand = <T extends Command['type']>(
  types: T | readonly T[],
  instead: (decision: Decision, acd: Acd, command: CommandOf<T>) => Decision,
): Alteration => ({
  decider: (decider) => (acd, command, source) => {
    const decision = decider(acd, command, source);
    const isMeant = source.origin === 'connector' && [types].flat().some((type) => type === command.type);
    return isMeant ? instead(decision, acd, command as CommandOf<T>) : decision;
  },
});

/** The same, of what is done at once: other Events come of it. */
export const onEvents = <T extends Command['type']>(
  types: T | readonly T[],
  instead: (events: readonly Event[], acd: Acd, command: CommandOf<T>) => readonly Event[],
): Alteration =>
  onCommand(types, (decision, acd, command) =>
    decision.outcome === 'done' ? done(...instead(decision.events, acd, command)) : decision,
  );

/** The same, of what is refused for one of the reasons. */
export const onRefusal = <T extends Command['type']>(
  types: T | readonly T[],
  codes: readonly Code[],
  instead: (acd: Acd, command: CommandOf<T>) => Decision,
): Alteration =>
  onCommand(types, (decision, acd, command) =>
    decision.outcome === 'refused' && codes.includes(decision.rejection.code) ? instead(acd, command) : decision,
  );

/** Commands are decided as if more were chosen, or something else were known, than the ACD says of itself. */
export const decidingAs = (otherwise: (acd: Acd) => Partial<Acd>): Alteration => ({
  decider: (decider) => (acd, command, source) => decider({ ...acd, ...otherwise(acd) }, command, source),
});

/** Commands are decided under other choices than the ACD declares. */
export const choosing = (choices: Partial<Acd['policy']>): Alteration =>
  decidingAs(({ policy }) => ({ policy: { ...policy, ...choices } }));

/** What follows from an Event of the type, in place of what the ACD would have follow. */
export const onEvent = <T extends Event['type']>(
  type: T,
  instead: (follows: readonly Event[], acd: Acd, event: Extract<Event, { readonly type: T }>) => readonly Event[],
): Alteration => ({
  parts: (parts) => ({
    ...parts,
    react(acd, event, now) {
      const follows = parts.react(acd, event, now);
      return event.type === type ? instead(follows, acd, event as Extract<Event, { readonly type: T }>) : follows;
    },
  }),
});

type Telling = (event: Event) => readonly Event[];

/** What is told of what has happened: other Events, or none. */
export const telling = (instead: Telling): Alteration => tellingAnew(() => instead);

/** The same, by what each server has told before: made once for each. */
export const tellingAnew = (make: () => Telling): Alteration => ({
  parts: ({ publisher, ...parts }) => {
    const instead = make();
    const tell = (entry: Published): readonly Published[] =>
      entry.kind === 'event' ? instead(entry.event).map((event) => ({ ...entry, event })) : [entry];
    return { ...parts, publisher: { ...publisher, publish: (happened) => publisher.publish(happened.flatMap(tell)) } };
  },
});

/** The journal does not show some of what it was given. */
export const hiding = (isHidden: (entry: Entry) => boolean): Alteration => ({
  parts: (parts) => {
    const query: typeof parts.journal.query = (wanted) =>
      parts.journal.query(wanted).filter((entry) => !isHidden(entry));
    return { ...parts, journal: Object.assign(Object.create(parts.journal), { query }) };
  },
});

/** A protocol that is given another site than the one it is served at. */
export const served = (change: (site: Site) => Partial<Site>): Alteration => ({
  dialect: (dialect) => ({
    ...dialect,
    start: (site, config) => dialect.start({ ...site, ...change(site) }, config),
  }),
});

export const done = (...events: readonly Event[]): Decision => ({ outcome: 'done', events });

export const refused = (code: Code, { agentId }: { readonly agentId: string }): Decision => ({
  outcome: 'refused',
  rejection: { code, facts: { agentId } },
});

/** A queue's call rings at an agent, who may be anything but Ready. */
export const offered = (callId: string, queueId: string, { id: agentId, state: from }: Agent): readonly Event[] => [
  { type: 'CallOffered', callId, queueId, agentId },
  ...(from === 'LoggedOut' || from === 'Busy'
    ? []
    : [{ type: 'AgentStateChanged', agentId, from, to: 'Busy' } as const]),
];
