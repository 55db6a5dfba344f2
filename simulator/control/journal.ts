// Control: the journal, to be asked by any field, waited for and taken away as JSON lines. Passwords in it are masked.

import type { Engine } from '../core/engine.ts';
import type { Journal, JournalEntry } from '../core/journal.ts';
import type { JournalQuery } from '../core/journal-query.ts';
import { failures } from '../wire/about.ts';
import { Failure } from '../wire/failure.ts';
import type { HttpRequest, Route } from '../wire/http.ts';
import { validate } from '../wire/validate.ts';
import { readFields } from './journal-fields.ts';
import { journalEntry, journalPage } from './journal-schema.ts';
import { waitFor } from './journal-wait.ts';
import { masked, maskedText } from './masked.ts';
import { journalQuery, waitQuery } from './schema.ts';

const FIELDS = 'Any other field of an entry can be asked for by its name: `command.type=LogOut`, `rejection.code=…`.';
const GONE = 'Entries that are gone cannot be asked for: `first` is the oldest that is left, a snapshot.';

export function journalRoutes({ journal }: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/control/journal',
      handle: ({ query }) => {
        const entries = journal.query(readQuery(journal, query));
        return { status: 200, body: { first: journal.first, last: journal.last, entries: entries.map(masked) } };
      },
      about: {
        summary: 'What was heard, decided, answered, spoiled',
        description: `All that is given must hold. ${FIELDS} ${GONE} Passwords are masked.`,
        query: journalQuery,
        answers: { 200: { description: 'The entries, oldest first.', schema: journalPage } },
        errors: failures('JournalGone'),
      },
    },
    {
      method: 'GET',
      path: '/control/journal/wait',
      handle: async (request) => ({ status: 200, body: masked(await waited(journal, request)) }),
      about: {
        summary: 'Wait until an entry is there',
        description: `Answers with the first entry that is asked for, at once or when it comes. ${FIELDS}`,
        query: waitQuery,
        answers: { 200: { description: 'The entry.', schema: journalEntry } },
        errors: failures('JournalGone', 'WaitTimedOut'),
      },
    },
    {
      method: 'GET',
      path: '/control/journal/export',
      handle: ({ query }) => ({
        status: 200,
        headers: { 'Content-Type': 'application/x-ndjson' },
        text: journal
          .query(readQuery(journal, query))
          .map((entry) => `${maskedText(entry)}\n`)
          .join(''),
      }),
      about: {
        summary: 'The journal as JSON lines',
        description: `All that is given must hold. ${FIELDS} ${GONE} Passwords are masked.`,
        query: journalQuery,
        answers: { 200: { description: 'An entry a line.', contentType: 'application/x-ndjson' } },
        errors: failures('JournalGone'),
      },
    },
  ];
}

/** What is asked for. Throws where it cannot be had, or is no longer there. */
function readQuery(journal: Journal, query: URLSearchParams, schema = journalQuery): JournalQuery {
  const given = Object.fromEntries(query);
  const named = validate(schema, Object.fromEntries(Object.entries(given).filter(([name]) => name in schema.shape)));
  const fields = readFields(Object.fromEntries(Object.entries(given).filter(([name]) => !(name in schema.shape))));
  if (named.after !== undefined && named.after + 1 < journal.first)
    throw new Failure('JournalGone', `The entries up to ${journal.first - 1} are gone.`);
  return { ...named, fields };
}

function waited(journal: Journal, { query }: HttpRequest): Promise<JournalEntry> {
  const { timeoutMs } = validate(waitQuery.pick({ timeoutMs: true }), {
    ...(query.has('timeoutMs') ? { timeoutMs: query.get('timeoutMs') } : {}),
  });
  return waitFor(journal, readQuery(journal, query, waitQuery as unknown as typeof journalQuery), timeoutMs);
}
