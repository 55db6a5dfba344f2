// What comes over a WebSocket that is opened again whenever it is lost; and the journal as it is written, behind the entry that
// was heard last: so nothing is missed, and nothing is heard twice.

import { at } from './api.js';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

/**
 * Hears until what it answers is called.
 * @param {object} on
 * @param {() => Promise<string>} on.path  asked before each connection: where it is, below the page’s own origin
 * @param {(message: object) => void} on.message  each message
 * @param {(isLive: boolean) => void} on.state  whether there is a connection
 */
export function hear(on) {
  let wait = FIRST_WAIT_MS;
  let isOver = false;
  let socket;

  async function connect() {
    try {
      const path = await on.path();
      if (!isOver) open(path);
    } catch {
      lost();
    }
  }

  function open(path) {
    socket = new WebSocket(location.origin.replace(/^http/, 'ws') + path);
    socket.onopen = () => {
      wait = FIRST_WAIT_MS;
      on.state(true);
    };
    socket.onmessage = ({ data }) => !isOver && on.message(JSON.parse(data));
    socket.onclose = lost;
  }

  function lost() {
    if (isOver) return;
    on.state(false);
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  connect();
  return () => {
    isOver = true;
    socket?.close();
  };
}

/**
 * Listens to the journal until what it answers is called.
 * @param {object} on
 * @param {() => Promise<number>} on.open  asked before each connection: behind which entry it is to begin
 * @param {(entry: object) => void} on.entry  each entry of the journal
 * @param {(notice: object) => void} on.notice  what the feed says of its own accord
 * @param {(isLive: boolean) => void} on.state  whether there is a connection
 */
export const listen = ({ open, entry, notice, state }) =>
  hear({
    path: async () => at(`/control/feed?after=${await open()}`),
    message: (message) => (message.kind === 'notice' ? notice(message) : entry(message)),
    state,
  });
