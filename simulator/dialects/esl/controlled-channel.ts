// A session that `myevents` has bound to one channel: it is told of that one alone, and is over when the channel is, unless it lingers.

import { commandReply, goodbyeTo, type Reply } from './reply.ts';
import { integerIn } from './words.ts';

export interface ControlledChannel {
  /** Undefined where there is none. */
  readonly uuid: string | undefined;
  bind(uuid: string): void;
  readonly linger: (rest: string) => Reply;
  readonly nolinger: () => Reply;
  /** A channel is hung up. */
  isDown(uuid: string, name: string): void;
  /** The connection is over. */
  forget(): void;
}

interface Connection {
  send(text: string): void;
  sendLast(text: string): void;
}

const NO_SESSION = commandReply('-ERR not controlling a session');

/** The longest that a session lingers that says how long, in seconds. */
const LONGEST = 86_400;

export function createControlledChannel({ send, sendLast }: Connection): ControlledChannel {
  let uuid: string | undefined;
  let isOver = false;
  let seconds: number | undefined;
  let lingers = false;
  let timer: NodeJS.Timeout | undefined;
  const end = () => sendLast(goodbyeTo(uuid));

  return {
    get uuid() {
      return uuid;
    },
    bind(bound) {
      uuid = bound;
    },
    linger(rest) {
      if (uuid === undefined) return NO_SESSION;
      lingers = true;
      seconds = /^ ./.test(rest) ? integerIn(rest) : undefined;
      return commandReply(seconds === undefined ? '+OK will linger' : `+OK will linger ${seconds} seconds`);
    },
    nolinger() {
      if (uuid === undefined) return NO_SESSION;
      lingers = false;
      return commandReply('+OK will not linger');
    },
    isDown(downUuid, name) {
      if (isOver || downUuid !== uuid) return;
      isOver = true;
      if (!lingers) return end();
      if (seconds !== undefined) timer = setTimeout(end, Math.min(Math.max(seconds, 0), LONGEST) * 1000).unref();
      const headers = ['Content-Type: text/disconnect-notice', `Controlled-Session-UUID: ${uuid}`];
      const how = [
        'Content-Disposition: linger',
        `Channel-Name: ${name}`,
        `Linger-Time: ${seconds ?? -1}`,
        'Content-Length: 0',
      ];
      send([...headers, ...how, '\n'].join('\n'));
    },
    forget: () => clearTimeout(timer),
  };
}
