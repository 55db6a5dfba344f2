// What an agent looks like who is logged in.

import type { Look } from './change-state.ts';

/** Whether the agent is logged in to the queue of the request, or to any when it names none. */
export const isLoggedIn: Look = ({ queues }, { queue }) =>
  queue === undefined ? queues.length > 0 : queues.includes(queue);
