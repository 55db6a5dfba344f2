// The process driver: a connector in any language, one JSON text a line on stdin and stdout.

import { startChild } from './child.ts';
import { openSession } from './open-session.ts';
import type { Command } from './platform.ts';
import { createRpcLine } from './rpc-line.ts';
import type { StartSession } from './session.ts';
import { hasLostBackslash } from './split-command.ts';

const EXIT_MS = 2_000;
const LOST_BACKSLASH = "Its backslashes were taken for escapes: where they are part of a path, quote it with '.";

/** Starts `command` as a connector; `label` is how a person would call it, `given` what the person typed. */
export function processDriver(command: Command, label: string, given = ''): StartSession {
  const lost = hasLostBackslash(given) ? `. ${LOST_BACKSLASH}` : '';
  const reached = `The command was: ${[command.file, ...command.args].join(' ')}${lost}`;
  return (initialization, onNotification) => {
    const line = createRpcLine(({ hear, keep, breakWith }) => {
      const child = startChild(command, {
        onLine: hear,
        onStderr: keep,
        onGone: (why) => breakWith(`the connector ${why}`),
      });
      return {
        send: child.write,
        end: async () =>
          (await child.end(EXIT_MS))
            ? undefined
            : `the process had not exited ${EXIT_MS} ms after shutdown, and was killed`,
        kill: child.kill,
        lastWords: child.stderrTail,
      };
    }, onNotification);
    return openSession(line, initialization, { label, reached });
  };
}
