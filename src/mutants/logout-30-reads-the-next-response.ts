// Every action is answered, so the next response is the answer: whose ActionID it carries is not looked at.

import { askAsterisk } from './bare-ami.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: [] };

const isResponse = ({ Response }: { readonly Response?: string | undefined }): boolean => Response !== undefined;

export default wrapReference(
  (server) => leavingByHand(server, async (action) => (await askAsterisk(server, action, isResponse)).find(isResponse)),
  { look: false },
);
