// A device is a number to dial, and blanks in it are for people to read.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: [] };

export default wrapLink((link) => ({
  LoggedIn: ({ extension, ...request }, signal) =>
    link.setState({ ...request, extension: extension?.replaceAll(' ', '') }, signal),
}));
