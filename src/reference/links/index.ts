// The dialects that this connector speaks. To add one: one file beside this one, and its name here.

import type { LinkKind } from '../link.ts';
import { ami } from './ami.ts';
import { esl } from './esl.ts';
import { native } from './native.ts';
import { wazoAgentd } from './wazo-agentd.ts';

/** By the dialect's name. */
export const LINKS: ReadonlyMap<string, LinkKind> = new Map(
  Object.entries({ ami, esl, native, 'wazo-agentd': wazoAgentd }),
);
