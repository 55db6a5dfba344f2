// What the tests of faults over this dialect share: the action that is struck, what it is answered, and who asks.

import { SIM, type TestAmi, type TestClient } from './ami.ts';

export const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };
export const REMOVE = { Action: 'QueueRemove', ...MEMBER, ActionID: 'struck' };
export const DONE = 'Response: Success\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n';
export const error = (words: string) => `Response: Error\r\nActionID: struck\r\nMessage: ${words}\r\n\r\n`;

/** A session that hears of no events. */
export const quiet = ({ logIn }: TestAmi): Promise<TestClient> => logIn({ ...SIM, events: 'off' });
