// Every part that is measured, in the order of the table.

import { CORE_PARTS } from './core-parts.ts';
import { FEED_PART } from './feed-part.ts';
import { HTTP_PARTS } from './http-parts.ts';
import { LAG_PARTS } from './lag-parts.ts';
import type { Part } from './measure.ts';
import { PROCESS_PARTS } from './process-parts.ts';
import { SOCKET_PARTS } from './socket-parts.ts';

export const PARTS: readonly Part[] = [
  ...CORE_PARTS,
  ...HTTP_PARTS,
  FEED_PART,
  ...SOCKET_PARTS,
  ...PROCESS_PARTS,
  ...LAG_PARTS,
];
