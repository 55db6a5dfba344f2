// The kit's own host process: loads a connector module and speaks the process protocol for it, so that a module that
// exits, blocks or prints harms only itself.

import type { Readable, Writable } from 'node:stream';
import type { Connector, Initialization, Notifications } from '../connector/connector.ts';
import type { ClipboardPage } from '../connector/page.ts';
import { createLineReader, formatMessage, parseMessage, type RpcRequest } from './json-rpc.ts';
import { loadModule } from './load-module.ts';

/** JSON-RPC's own codes. */
const METHOD_NOT_FOUND = -32_601;
const INTERNAL_ERROR = -32_603;

/**
 * The connector that `module`, an absolute path or a package as seen from `folder`, exports: one, or a function that
 * makes one, which is given `options`.
 */
export async function loadConnector(module: string, folder = process.cwd(), ...options: object[]): Promise<Connector> {
  const exported = defaultOf(await loadModule(module, folder));
  const connector = typeof exported === 'function' ? await exported(...options) : exported;
  const missing = ['initialize', 'invoke', 'reset', 'shutdown'].filter(
    (method) => typeof (connector as Record<string, unknown> | undefined)?.[method] !== 'function',
  );
  if (missing.length === 0) return connector as Connector;
  throw new Error(`The default export of ${module} is no Connector: it lacks ${missing.join(', ')}.`);
}

/** A CommonJS module that was compiled from an ES module has its default export one level down. */
function defaultOf({ default: exported }: Readonly<Record<string, unknown>>): unknown {
  const inner = exported as { __esModule?: unknown; default?: unknown } | null | undefined;
  return inner?.__esModule === true ? inner.default : exported;
}

/** Serves `connector` until it is shut down or the other side hangs up; resolves then. */
export function hostConnector(
  connector: Connector,
  { input, output }: { input: Readable; output: Writable },
): Promise<void> {
  const send = (message: Readonly<Record<string, unknown>>) => void output.write(formatMessage(message));
  const notify: Notifications = {
    event: (page) => send({ method: 'event', params: { page } }),
    log: (level, message) => send({ method: 'log', params: { level, message } }),
  };
  return new Promise((resolve) => {
    const onLine = async (line: string): Promise<void> => {
      const message = parseMessage(line);
      if (message.kind !== 'request' || message.id === undefined) return;
      output.write(formatReply(message, await answer(connector, message, notify)));
      if (message.method === 'shutdown') resolve();
    };
    input.on(
      'data',
      createLineReader((line) => void onLine(line), resolve),
    );
    input.on('end', () => resolve());
  });
}

/** A reply that is no JSON, or too much of it, is the connector's failure and no end of its host. */
function formatReply({ id, method }: RpcRequest, reply: object): string {
  try {
    return formatMessage({ id, ...reply });
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    const message = `what it answered to ${method} cannot be written as JSON: ${why}`;
    return formatMessage({ id, error: { code: INTERNAL_ERROR, message } });
  }
}

async function answer(connector: Connector, { method, params }: RpcRequest, notify: Notifications): Promise<object> {
  try {
    switch (method) {
      case 'initialize':
        return { result: await connector.initialize(params as Initialization, notify) };
      case 'invoke': {
        const { activity, page } = params as { activity: string; page: ClipboardPage };
        return { result: await connector.invoke(activity, page) };
      }
      case 'reset':
        await connector.reset();
        return { result: {} };
      case 'shutdown':
        await connector.shutdown();
        return { result: {} };
      default:
        return { error: { code: METHOD_NOT_FOUND, message: `There is no method ${method}.` } };
    }
  } catch (error) {
    return { error: { code: INTERNAL_ERROR, message: error instanceof Error ? error.message : String(error) } };
  }
}
