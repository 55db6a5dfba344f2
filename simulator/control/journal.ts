// Control: the journal, to be asked by any field, waited for and taken away as JSON lines. Secrets in it are masked.

import { z } from 'zod';
import { type Agent, reasonOf } from '../core/model/agent.ts';
import type { Engine } from '../engine/engine.ts';
import type { Journal } from '../engine/journal.ts';
import type { JournalEntry } from '../engine/journal-entry.ts';
import type { JournalQuery } from '../engine/journal-query.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { exportQuery, pageQuery, waitQuery } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import { Failure } from '../net/failure.ts';
import { linesOf } from './journal-export.ts';
import { readFields } from './journal-fields.ts';
import { type HeldAgent, journalEntry, journalPage } from './journal-schema.ts';
import { createWaits } from './journal-wait.ts';
import { masked } from './masked.ts';

const FIELDS = 'Any other field of an entry can be asked for by its name: `command.type=LogOut`, `rejection.code=…`.';
const GONE = 'Entries that are gone cannot be asked for: `first` is the oldest that is left, a snapshot.';
const MISSED = 'What goes while it is being read slowly is told by a line as the feed has it: `EntriesMissed`.';

export function journalRoutes({ journal, acd }: Engine): readonly Route[] {
  const waitFor = createWaits(journal);
  return [
    {
      method: 'GET',
      path: '/control/journal',
      handle: ({ query }) => {
        const { first, last, bytes } = journal;
        const { lookAt, ...wanted } = readQuery(journal, query, pageQuery);
        const entries = journal.query(wanted).map((entry) => masked(entry));
        return { status: 200, body: { first, last, bytes, entries, agent: heldAs(acd.agents.get(lookAt ?? '')) } };
      },
      docs: {
        summary: 'What was heard, decided, answered, spoiled',
        description: `All that is given must hold. ${FIELDS} ${GONE} Secrets are masked.`,
        query: pageQuery,
        answers: { 200: { description: 'The entries, oldest first.', schema: journalPage } },
        errors: failures('JournalGone', 'OtherJournal'),
      },
    },
    {
      method: 'GET',
      path: '/control/journal/wait',
      handle: async (request) => {
        const { timeoutMs, ...query } = readQuery(journal, request.query, waitQuery);
        const onceOver = (listener: () => void) => request.onceOver(listener);
        return { status: 200, body: masked(await waitFor({ query, timeoutMs, onceOver })) };
      },
      docs: {
        summary: 'Wait until an entry is there',
        description: `Answers with the first entry that is asked for, at once or when it comes. ${FIELDS}`,
        query: waitQuery,
        answers: { 200: { description: 'The entry.', schema: journalEntry } },
        errors: failures('JournalGone', 'OtherJournal', 'WaitTimedOut'),
      },
    },
    {
      method: 'GET',
      path: '/control/journal/export',
      handle: ({ query }) => ({
        status: 200,
        headers: { 'Content-Type': 'application/x-ndjson' },
        text: linesOf(journal, readQuery(journal, query, exportQuery)),
      }),
      docs: {
        summary: 'The journal as JSON lines',
        description: `All that is given must hold. ${FIELDS} ${GONE} ${MISSED} Secrets are masked.`,
        query: exportQuery,
        answers: { 200: { description: 'An entry a line.', schema: z.string(), contentType: 'application/x-ndjson' } },
        errors: failures('JournalGone', 'OtherJournal'),
      },
    },
  ];
}

function heldAs(agent: Agent | undefined): HeldAgent | undefined {
  if (agent === undefined) return undefined;
  const { id, state, memberships, extension, callIds: [callId] = [] } = agent;
  return { id, state, queues: [...memberships.keys()], extension, reasonCode: reasonOf(agent), callId };
}

type Asked = JournalQuery & Partial<Pick<JournalEntry, 'kind'>>;

/** What is asked for, and whatever else `schema` takes. Throws where it cannot be had, or is no longer there. */
function readQuery<S extends z.ZodObject>(journal: Journal, query: URLSearchParams, schema: S): z.infer<S> & Asked {
  const given = [...query];
  const isNamed = ([name]: [string, string]) => Object.hasOwn(schema.shape, name);
  const named = validate(schema, Object.fromEntries(given.filter(isNamed))) as z.infer<S> & Asked;
  const fields = readFields(Object.fromEntries(given.filter((pair) => !isNamed(pair))), named.kind);
  if (named.after !== undefined && named.after + 1 < journal.first)
    throw new Failure('JournalGone', `The entries up to ${journal.first - 1} are gone.`);
  if (named.after !== undefined && named.after > journal.last)
    throw new Failure('OtherJournal', `There is no entry ${named.after} yet: it was another journal.`);
  return { ...named, fields };
}
