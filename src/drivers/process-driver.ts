// The process driver: a connector in any language, one JSON text a line on stdin and stdout.

import { KitFailure } from '../contract/failure.ts';
import { quote, readActivityResult, readDeclaration } from './answers.ts';
import { type Command, startChild } from './child.ts';
import { formatMessage, parseMessage, type RpcMessage, type RpcResponse } from './json-rpc.ts';
import { ConnectorBroke, type Session, type StartSession } from './session.ts';

const INITIALIZE_MS = 10_000;
const RESET_MS = 5_000;
const SHUTDOWN_MS = 5_000;
const EXIT_MS = 2_000;
/** How much of what a connector logs is kept between two looks at it, in lines. */
const LOG_LINES = 1_000;
const LOG_LINE_LENGTH = 10_000;
/** How long past its own timeout a connector may stay silent. */
const SLACK_MS = 1_000;

/** Starts `command` as a connector; `label` is how a person would call it. */
export function processDriver(command: Command, label: string): StartSession {
  return async (initialization) => {
    const line = createRpcLine(command);
    try {
      const answer = await line.request('initialize', initialization, INITIALIZE_MS);
      const declaration = readDeclaration(resultOf(answer), initialization.timeoutMs);
      if (typeof declaration === 'string')
        throw new ConnectorBroke(`its answer to initialize cannot be used: ${declaration}`);
      return toSession(line, declaration);
    } catch (cause) {
      line.child.kill();
      throw unusable({ command, label, stderr: line.child.stderrTail() }, cause as Error);
    }
  };
}

function toSession(line: RpcLine, declaration: Session['declaration']): Session {
  let ended: Promise<void> | undefined;

  async function end(): Promise<void> {
    if (line.broken === undefined) await line.request('shutdown', {}, SHUTDOWN_MS).catch(() => undefined);
    line.expectEnd();
    await line.child.end(EXIT_MS);
  }

  return {
    declaration,
    async invoke(activity, page) {
      const answer = await line.request('invoke', { activity, page }, declaration.timeoutMs + SLACK_MS);
      const result = readActivityResult(resultOf(answer));
      if (typeof result === 'string') throw line.breakWith(`the answer to ${activity} cannot be used: ${result}`);
      if (line.broken !== undefined) throw line.broken; // right behind its answer came a breach
      return result;
    },
    async reset() {
      resultOf(await line.request('reset', {}, RESET_MS));
    },
    shutdown: () => {
      ended ??= end();
      return ended;
    },
    get broken() {
      return line.broken;
    },
    takeLog: () => line.log.splice(0),
  };
}

/** The result of an answer. An error answer means that the connector broke, not that the ACD refused. */
function resultOf({ error, result }: RpcResponse): unknown {
  if (error === undefined) return result;
  throw new ConnectorBroke(`the connector broke: ${quote(error.message)} (JSON-RPC error ${error.code})`);
}

type RpcLine = ReturnType<typeof createRpcLine>;

/** Requests and answers over a child's stdin and stdout; the first breach of the protocol ends it for good. */
function createRpcLine(command: Command) {
  const pending = new Map<number | string, { resolve(answer: RpcResponse): void; reject(error: Error): void }>();
  const log: string[] = [];
  let broken: ConnectorBroke | undefined;
  let ending = false;
  let lastId = 0;

  const child = startChild(command, {
    onLine: (text) => hear(text),
    onStderr: (text) => keep(text),
    onGone: (why) => void (ending || breakWith(`the connector ${why}`)),
  });

  function breakWith(why: string): ConnectorBroke {
    const stderr = child.stderrTail();
    broken ??= new ConnectorBroke(stderr === '' ? why : `${why}; its last words on stderr: ${quote(stderr)}`);
    for (const { reject } of pending.values()) reject(broken);
    pending.clear();
    child.kill();
    return broken;
  }

  function hear(text: string): void {
    if (broken !== undefined || ending) return;
    const message = parseMessage(text);
    if (message.kind === 'rubbish') breakWith(`the connector wrote a line that ${message.why}: ${quote(text)}`);
    else if (message.kind === 'request') note(message);
    else settle(message, text);
  }

  function note(message: Extract<RpcMessage, { kind: 'request' }>): void {
    if (message.method === 'log' || message.method === 'event') keep(JSON.stringify(message.params) ?? '');
  }

  /** Whoever logs without end loses what is oldest. */
  function keep(text: string): void {
    log.push(text.slice(0, LOG_LINE_LENGTH));
    if (log.length > LOG_LINES) log.shift();
  }

  function settle(answer: RpcResponse, text: string): void {
    const waiting = pending.get(answer.id);
    if (waiting === undefined)
      return void breakWith(`the connector answered what was not asked, or asked once: ${quote(text)}`);
    pending.delete(answer.id);
    waiting.resolve(answer);
  }

  function request(method: string, params: unknown, limitMs: number): Promise<RpcResponse> {
    if (broken !== undefined) return Promise.reject(broken);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => breakWith(`the connector did not answer ${method} within ${limitMs} ms`), limitMs);
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      child.write(formatMessage({ id, method, params }));
    });
  }

  return {
    child,
    log,
    request,
    breakWith,
    expectEnd: () => {
      ending = true;
    },
    get broken() {
      return broken;
    },
  };
}

function unusable(
  { command, label, stderr }: { command: Command; label: string; stderr: string },
  cause: Error,
): KitFailure {
  const commandLine = [command.file, ...command.args].join(' ');
  const words = cause.message.includes(stderr) || stderr === '' ? '' : ` Its last words on stderr: ${quote(stderr)}`;
  return new KitFailure(
    'ConnectorUnusable',
    `${label} cannot be judged: ${cause.message}.${words} The command was: ${commandLine}`,
    {
      hint: 'Start the command by hand and send it an initialize request as CONNECTOR-PROTOCOL describes.',
      cause,
    },
  );
}
