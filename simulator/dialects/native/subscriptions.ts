// The devices whose events are wanted by clients that name none: subscribed and unsubscribed over HTTP.

import { z } from 'zod';
import type { Route } from '../../http-api/route-docs.ts';
import { failures } from '../../http-api/route-docs.ts';
import { validate } from '../../http-api/validate.ts';
import { Failure } from '../../net/failure.ts';
import type { HttpRequest, HttpResponse } from '../../net/http-message.ts';
import { PARAMS, subscription } from './schema.ts';

export function subscriptionRoutes(subscriptions: Set<string>): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/subscriptions',
      handle: () => ({ status: 200, body: [...subscriptions] }),
      docs: {
        summary: 'The subscribed devices',
        answers: { 200: { description: 'Every DN, oldest subscription first.', schema: z.array(z.string()) } },
      },
    },
    {
      method: 'POST',
      path: '/v1/subscriptions',
      handle: (request) => subscribe(subscriptions, request),
      docs: {
        summary: 'Subscribe to a device',
        request: subscription,
        answers: {
          200: { description: 'It was subscribed already.', schema: subscription },
          201: { description: 'Subscribed from now on.', schema: subscription },
        },
      },
    },
    {
      method: 'DELETE',
      path: '/v1/subscriptions/:dn',
      handle: ({ params }) => {
        if (subscriptions.delete(params.dn ?? '')) return { status: 204 };
        throw new Failure('UnknownSubscription', `Device ${params.dn} is not subscribed.`);
      },
      docs: {
        summary: 'Unsubscribe from a device',
        params: { dn: PARAMS.dn },
        answers: { 204: { description: 'No longer subscribed.' } },
        errors: failures('UnknownSubscription'),
      },
    },
  ];
}

function subscribe(subscriptions: Set<string>, { json }: HttpRequest): HttpResponse {
  const { dn } = validate(subscription, json());
  const status = subscriptions.has(dn) ? 200 : 201;
  subscriptions.add(dn);
  return { status, body: { dn } };
}
