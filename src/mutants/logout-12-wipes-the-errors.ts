// Starts with a clean slate: both error properties are emptied before the request, whoever set them.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-12', collateral: [] };

export default wrapReference(() => ({
  LogoutAgent: (page, logOut) => logOut({ ...page, pyStatusMessage: '', pyPegaCTIError: '' }),
}));
