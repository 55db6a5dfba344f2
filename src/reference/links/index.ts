// The dialects that this connector speaks. To add one: one file beside this one, and one row here.

import type { Capability } from '../../contract/connector.ts';
import type { CtiLink } from '../link.ts';
import { createAmiLink } from './ami.ts';
import { createNativeLink } from './native.ts';

export interface LinkKind {
  /** Made from the `server` of `initialize`. Throws one sentence if that does not describe one. */
  readonly create: (server: Readonly<Record<string, unknown>>) => CtiLink;
  /** What the dialect cannot carry. */
  readonly lacks: readonly Capability[];
}

/** By the dialect's name. */
export const LINKS: ReadonlyMap<string, LinkKind> = new Map([
  ['native', { create: createNativeLink, lacks: [] }],
  [
    'ami',
    {
      create: createAmiLink,
      lacks: ['reasonCodes', 'afterCallWork', 'attributes', 'credentials', 'asyncOutcome', 'calls'],
    },
  ],
]);
