// Control: the journal, to be read. Snapshots and seeds carry passwords, which do not leave the process.

import type { Engine } from '../core/engine.ts';
import type { JournalEntry } from '../core/journal.ts';
import type { Route } from '../wire/http.ts';
import { validate } from '../wire/validate.ts';
import { journalPage } from './journal-schema.ts';
import { journalQuery } from './schema.ts';

export function journalRoutes({ journal }: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/control/journal',
      handle: ({ query }) => {
        const entries = journal.query(validate(journalQuery, Object.fromEntries(query)));
        return { status: 200, body: { last: journal.last, entries: entries.map(masked) } };
      },
      about: {
        summary: 'What was heard, decided, answered',
        description: 'All that is given must hold. Passwords are masked.',
        query: journalQuery,
        answers: { 200: { description: 'The entries, oldest first.', schema: journalPage } },
      },
    },
  ];
}

/** A copy in which every password is masked. */
function masked(entry: JournalEntry): unknown {
  if (entry.kind !== 'snapshot' && entry.kind !== 'event') return entry;
  return JSON.parse(JSON.stringify(entry, (name, value) => (name === 'password' ? '***' : value)));
}
