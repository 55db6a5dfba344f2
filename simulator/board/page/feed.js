// The journal as it is written, over a WebSocket that is opened again whenever it is lost, behind the entry that was heard
// last: so nothing is missed, and nothing is heard twice.

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

/**
 * Listens for as long as the page is open.
 * @param {object} on
 * @param {() => Promise<number>} on.open  asked before each connection: behind which entry it is to begin
 * @param {(entry: object) => void} on.entry  each entry of the journal
 * @param {(notice: object) => void} on.notice  what the feed says of its own accord
 * @param {(isLive: boolean) => void} on.state  whether there is a connection
 */
export function listen(on) {
  let wait = FIRST_WAIT_MS;

  async function connect() {
    try {
      hear(await on.open());
    } catch {
      lost();
    }
  }

  function hear(after) {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/control/feed?after=${after}`);
    socket.onopen = () => {
      wait = FIRST_WAIT_MS;
      on.state(true);
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.kind === 'notice') on.notice(message);
      else on.entry(message);
    };
    socket.onclose = lost;
  }

  function lost() {
    on.state(false);
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  connect();
}
