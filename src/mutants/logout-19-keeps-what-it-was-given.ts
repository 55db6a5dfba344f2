// Properties for the CTI server are collected in one object that is never emptied.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-19', collateral: [] };

export default wrapLink((link) => {
  let attributes: StateRequest['attributes'] = {};
  return {
    LoggedOut(request, signal) {
      attributes = { ...attributes, ...request.attributes };
      return link.setState({ ...request, attributes }, signal);
    },
  };
});
