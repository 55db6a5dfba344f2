// Control: where a connector wants the events of a CTI server that posts them, said in its place.

import { z } from 'zod';
import { failures, type Route } from '../http-api/route-docs.ts';
import { validate } from '../http-api/validate.ts';
import { Failure } from '../net/failure.ts';

/** A dialect that posts events. */
export interface PostingDialect {
  readonly name: string;
  postTo(url: string): void;
}

const webhook = z
  .strictObject({ dialect: z.string(), url: z.url().describe('On this machine, or a host that --allow-host names.') })
  .meta({
    id: 'Webhook',
    description: 'Where events of a dialect are posted.',
    examples: [{ dialect: 'quay-voice', url: 'http://127.0.0.1:9000/told' }],
  });

/** None where nothing is served that posts events. */
export const webhookRoutes = (posting: readonly PostingDialect[]): readonly Route[] =>
  posting.length === 0 ? [] : [webhookRoute(posting)];

const webhookRoute = (posting: readonly PostingDialect[]): Route => ({
  method: 'PUT',
  path: '/control/webhooks',
  handle: ({ json }) => {
    const wanted = validate(webhook, json());
    const dialect = posting.find(({ name }) => name === wanted.dialect);
    if (dialect === undefined) throw postsNone(wanted.dialect, posting);
    dialect.postTo(wanted.url);
    return { status: 200, body: wanted };
  },
  docs: {
    summary: 'Have events posted to a URL',
    description: 'Those of every agent, from now on; as often as the same URL is named, once.',
    request: webhook,
    answers: { 200: { description: 'They are posted there.', schema: webhook } },
    errors: failures('DialectNotServed'),
  },
});

const postsNone = (name: string, posting: readonly PostingDialect[]): Failure =>
  new Failure(
    'DialectNotServed',
    `${name} posts no events here; what does: ${posting.map((one) => one.name).join(', ')}.`,
  );
