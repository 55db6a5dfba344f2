// The dialects that this connector speaks. To add one: one file beside this one, and one line here.

import type { CtiLink } from '../link.ts';
import { createNativeLink } from './native.ts';

/** Dialect name -> link, made from the `server` of `initialize`. Throws one sentence if that does not describe one. */
export const LINKS: ReadonlyMap<string, (server: Readonly<Record<string, unknown>>) => CtiLink> = new Map([
  ['native', createNativeLink],
]);
