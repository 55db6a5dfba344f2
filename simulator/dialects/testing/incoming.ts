// What comes over a connection of a test, until there is enough of it.

import type { Socket } from 'node:net';

/** Longer, in milliseconds, no test waits for bytes that do not come. */
const PATIENCE = 20_000;

/** Reads from now on. In `latin1` a character is a byte. */
export function createIncoming(socket: Socket, encoding: 'utf8' | 'latin1' = 'utf8') {
  let text = '';
  let pieces = 0;
  let isClosed = false;
  let failure: NodeJS.ErrnoException | undefined;
  let wake = () => {};
  socket.setEncoding(encoding).on('data', (bytes) => {
    text += bytes;
    pieces += 1;
    wake();
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    isClosed = true;
    wake();
  });

  function more(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Nothing more comes behind ${JSON.stringify(text)}.`)), PATIENCE);
      wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  return {
    left: () => text,
    pieces: () => pieces,
    async upTo(end: string): Promise<string> {
      while (!text.includes(end)) {
        if (isClosed) throw new Error(`The connection was closed behind ${JSON.stringify(text)}.`);
        await more();
      }
      const at = text.indexOf(end) + end.length;
      const taken = text.slice(0, at);
      text = text.slice(at);
      return taken;
    },
    /** So many characters. */
    async take(count: number): Promise<string> {
      while (text.length < count) {
        if (isClosed) throw new Error(`The connection was closed behind ${JSON.stringify(text)}.`);
        await more();
      }
      const taken = text.slice(0, count);
      text = text.slice(count);
      return taken;
    },
    async untilClosed(): Promise<{ readonly text: string; readonly failure?: string | undefined }> {
      while (!isClosed) await more();
      return { text, failure: failure?.code };
    },
  };
}
