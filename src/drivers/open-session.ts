// A session over a line: `initialize` first, then activities and resets, each within its time, and `shutdown`. The same
// for every way in which a connector is reached.

import type { Initialization } from '../connector/connector.ts';
import { KitFailure } from '../report-model/failure.ts';
import { lastLines, ownNameOf, quote, readActivityResult, readDeclaration } from './answers.ts';
import type { RpcLine } from './rpc-line.ts';
import { ConnectorBroke, type Session } from './session.ts';

const INITIALIZE_MS = 10_000;
const RESET_MS = 5_000;
const SHUTDOWN_MS = 5_000;
/** How long past its own timeout a connector may stay silent. */
const SLACK_MS = 1_000;

/** How much is told of why a connector broke, in characters: paths that it names may be long. */
const SENTENCES = 2_000;

/** How a person would call the connector, and the sentence that says how it is reached. */
export interface Identity {
  readonly label: string;
  readonly reached: string;
}

/** Initializes the connector at the other end of `line`. Throws a `KitFailure` where it cannot be judged. */
export async function openSession(line: RpcLine, initialization: Initialization, who: Identity): Promise<Session> {
  try {
    const declared = await ask(line, { method: 'initialize', params: initialization, limitMs: INITIALIZE_MS });
    const declaration = readDeclaration(declared, initialization.timeoutMs);
    if (typeof declaration === 'string')
      throw new ConnectorBroke(`its answer to initialize cannot be used: ${declaration}`);
    const [early] = line.mail.all();
    if (early !== undefined)
      throw new ConnectorBroke(
        `it handed on an event before it answered initialize: ${quote(JSON.stringify(early.page))}`,
      );
    return toSession(line, declaration, (activity) => ownNameOf(activity, declared));
  } catch (cause) {
    line.expectEnd();
    line.carrier.kill();
    await line.carrier.end(); // and with it what it said last has arrived
    throw unusable(who, line.carrier.lastWords(), cause as Error);
  }
}

function toSession(line: RpcLine, declaration: Session['declaration'], ownName: (activity: string) => string): Session {
  let ended: Promise<string | undefined> | undefined;

  async function end(): Promise<string | undefined> {
    const unanswered = await ask(line, { method: 'shutdown', params: {}, limitMs: SHUTDOWN_MS }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    line.expectEnd();
    const forced = await line.carrier.end();
    const count = line.late === 1 ? 'an event' : `${line.late} events`;
    return unanswered ?? forced ?? (line.late > 0 ? `it handed on ${count} after its answer to shutdown` : undefined);
  }

  return {
    declaration,
    async invoke(activity, page) {
      const limitMs = declaration.timeoutMs + SLACK_MS;
      const params = { activity: ownName(activity), page };
      const result = readActivityResult(await ask(line, { method: 'invoke', params, limitMs }));
      if (typeof result === 'string') throw line.breakWith(`the answer to ${activity} cannot be used: ${result}`);
      return result;
    },
    async reset() {
      await ask(line, { method: 'reset', params: {}, limitMs: RESET_MS });
    },
    shutdown: () => {
      ended ??= end();
      return ended;
    },
    get broken() {
      return line.broken;
    },
    takeLog: () => line.log.splice(0),
    mail: line.mail,
  };
}

interface Question {
  readonly method: string;
  readonly params: unknown;
  readonly limitMs: number;
}

/** The result of the answer. An error answer means that the connector broke, not that the ACD refused. */
async function ask(line: RpcLine, { method, params, limitMs }: Question): Promise<unknown> {
  const { error, result } = await line.request(method, params, limitMs);
  if (line.broken !== undefined) throw line.broken; // right behind its answer came a breach
  if (error === undefined) return result;
  throw new ConnectorBroke(`the connector broke: ${quote(error.message, SENTENCES)} (JSON-RPC error ${error.code})`);
}

function unusable({ label, reached }: Identity, lastWords: string, cause: Error): KitFailure {
  const said = lastLines(lastWords);
  const words = cause.message.includes(said) ? '' : ` Its last words on stderr: ${said}`;
  return new KitFailure(
    'ConnectorUnusable',
    `${label} cannot be judged: ${cause.message.replace(/\.$/, '')}.${words}${words.includes('\n') ? '\n' : ' '}${reached}`,
    {
      hint: 'signoff protocol-check shows step by step what it answers; docs/connector-protocol.md says what it should.',
      cause,
    },
  );
}
