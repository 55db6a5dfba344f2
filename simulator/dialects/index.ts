// Every dialect there is, by name. To add one: its folder, and a line here.

import { ami } from './ami/ami.ts';
import type { Dialect } from './dialect.ts';
import { native } from './native/native.ts';

export const DIALECTS: readonly Dialect[] = [native, ami];
