// The documents of the main port: the OpenAPI document, and the same as a page for people. Each is made when it is first
// asked for, since only then every port has an address, and then kept.

import { z } from 'zod';
import { once } from '../net/once.ts';
import { docsPage, PAGE_POLICY } from './docs-page.ts';
import { openApi } from './openapi.ts';
import type { DocumentedPort, Route } from './route-docs.ts';

/** `ports` is read at the first request: until then, routes and addresses may be added to it. */
export function documentRoutes(about: { version: string; ports: readonly DocumentedPort[] }): readonly Route[] {
  const document = once(() => openApi(about));
  const page = once(() => docsPage(document()));
  return [
    {
      method: 'GET',
      path: '/openapi.json',
      handle: () => ({ status: 200, body: document() }),
      docs: {
        summary: 'This API, as OpenAPI',
        answers: { 200: { description: 'An OpenAPI 3.1 document.', schema: z.looseObject({ openapi: z.string() }) } },
      },
    },
    {
      method: 'GET',
      path: '/docs',
      handle: () => ({ status: 200, headers: PAGE_HEADERS, text: page() }),
      docs: {
        summary: 'This API, for people',
        answers: { 200: { description: 'A page.', schema: z.string(), contentType: 'text/html' } },
      },
    },
  ];
}

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': PAGE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};
