// Control: the journal as it is written, over a WebSocket. Nothing is kept for a client but the number it has come to:
// what it is too slow for waits in the journal, and where it is gone from there the client is told that it missed it.

import { z } from 'zod';
import type { Journal } from '../engine/journal.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { journalQuery } from '../http-api/schema/schema.ts';
import { validate } from '../http-api/validate.ts';
import type { SocketClient, SocketRoute } from '../http-api/websocket.ts';
import { Failure } from '../net/failure.ts';
import { createEntryTexts } from './entry-texts.ts';
import { journalEntry } from './journal-schema.ts';

/** A client is told no more while so many bytes have not left. */
const BACKLOG_LIMIT = 256 * 1024;
const PATH = '/control/feed';

const feedQuery = journalQuery.pick({ after: true });

const feedNotice = z
  .strictObject({
    kind: z.literal('notice'),
    code: z.enum(['EntriesMissed', 'UnexpectedMessage']),
    detail: z.string(),
    next: z.int().describe('The number of the entry that is told next.'),
  })
  .meta({ id: 'FeedNotice', description: 'What the feed says of its own accord, between the entries.' });

export type FeedNotice = z.infer<typeof feedNotice>;

/** Every message of the feed. */
export const feedMessage = z.union([journalEntry, feedNotice]);

export interface ControlFeed {
  readonly socket: SocketRoute;
  readonly route: Route;
  stop(): void;
}

/** A client, and the number of the entry that it was told last. */
interface Reader {
  readonly client: SocketClient;
  after: number;
  isHeldUp: boolean;
}

export function createControlFeed(journal: Journal): ControlFeed {
  const readers = new Set<Reader>();
  const textOf = createEntryTexts();
  const stopListening = journal.onEntry(() => {
    for (const reader of readers) tell(reader);
  });

  /** Tells all that is new, as far as it is read. */
  function tell(reader: Reader): void {
    while (!reader.isHeldUp && reader.after < journal.last) {
      skipGone(reader);
      const [entry] = journal.query({ after: reader.after, limit: 1 });
      if (entry === undefined) return;
      reader.after = entry.number;
      reader.client.send(textOf(entry));
      if (reader.client.backlog() > BACKLOG_LIMIT) holdUp(reader);
    }
  }

  function holdUp(reader: Reader): void {
    reader.isHeldUp = true;
    reader.client.onDrain(() => {
      reader.isHeldUp = false;
      tell(reader);
    });
  }

  function skipGone(reader: Reader): void {
    const { first } = journal;
    if (reader.after + 1 >= first) return;
    notify(reader, 'EntriesMissed', `The entries ${reader.after + 1} to ${first - 1} are no longer kept.`, first);
    reader.after = first - 1;
  }

  function begin(client: SocketClient, after = journal.last): void {
    const { last } = journal;
    const reader = { client, after: Math.min(after, last), isHeldUp: false };
    readers.add(reader);
    client.onClose(() => readers.delete(reader));
    client.onMessage(() => {
      if (client.backlog() > BACKLOG_LIMIT) client.cut();
      else notify(reader, 'UnexpectedMessage', UNEXPECTED, reader.after + 1);
    });
    if (after > last)
      notify(reader, 'EntriesMissed', `There is no entry ${after} yet: it was another journal.`, last + 1);
    tell(reader);
  }

  return {
    socket: {
      path: PATH,
      open({ query }) {
        const { after } = validate(feedQuery, Object.fromEntries(query));
        return (client) => begin(client, after);
      },
    },
    route: ROUTE,
    stop() {
      stopListening();
      for (const { client } of readers) client.cut();
    },
  };
}

function notify({ client }: Reader, code: FeedNotice['code'], detail: string, next: number): void {
  client.send(JSON.stringify({ kind: 'notice', code, detail, next } satisfies FeedNotice));
}

const UNEXPECTED = 'This connection carries the journal to the client; requests go over HTTP.';

const ROUTE: Route = {
  method: 'GET',
  path: PATH,
  handle: () => {
    throw new Failure('UpgradeRequired', 'The journal comes over a WebSocket.');
  },
  docs: {
    summary: 'The journal as it is written, over a WebSocket',
    description:
      'One JSON message an entry, as `/control/journal` gives it; a notice where entries are missing. With `after` ' +
      'those behind that entry come first, and none is left out. A client that is slow is told what it has not read ' +
      'yet for as long as the journal holds it.',
    query: feedQuery,
    answers: {
      101: { description: 'The connection now carries these.', schema: feedMessage },
    },
    errors: failures('UpgradeRequired'),
  },
};
