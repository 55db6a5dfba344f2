// What an agent looks like who is logged in.

import type { Look } from './change-state.ts';

/** Whether the agent is logged in to the queue of the request, or to any when it names none, or nobody knows which. */
export const isLoggedIn: Look = ({ state, queues }, { queue }) => {
  if (queues === undefined) return state !== 'LoggedOut';
  return queue === undefined ? queues.length > 0 : queues.includes(queue);
};
