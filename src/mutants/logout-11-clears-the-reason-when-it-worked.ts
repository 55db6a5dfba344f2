// The reason is a field of the adapter that is cleared when the logout has gone well; after a refusal it is still set.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-11', collateral: [] };

export default wrapLink((link) => {
  let reasonCode: string | undefined;
  return {
    async LoggedOut(request, signal) {
      reasonCode = request.reasonCode ?? reasonCode;
      const answer = await link.setState({ ...request, reasonCode }, signal);
      if (answer.outcome !== 'refused') reasonCode = undefined;
      return answer;
    },
  };
});
