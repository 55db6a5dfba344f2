// A client made from a switch's own file: it asks as the file says, and takes the answer as the file gives it. What it finds shows that
// the file is consistent with itself, and nothing of a real switch.

import type { ExampleRequest } from '../../net/http-message.ts';
import type { Argument, Operation } from './file-schema.ts';
import { readSwitchFile } from './read-switch.ts';
import { requestFor, routeFor } from './requests.ts';
import { valueAt } from './template.ts';

export interface SwitchClient {
  /** Undefined where the switch cannot be asked for that. */
  ask(
    where: { readonly url: string; readonly token: string | undefined },
    operation: string,
    args: Readonly<Partial<Record<Argument, string>>>,
  ): ExampleRequest | undefined;
  /** Whether a request for it that names no queue lacks something. */
  needsQueue(operation: string): boolean;
  /** What an answer to that says: whether it is the file's own for what is done, and what it says to a person. */
  read(operation: string, status: number, text: string): { readonly isDone: boolean; readonly words: string };
}

/** Throws `SwitchUnreadable` or `SwitchInvalid`. */
export async function switchClient(path: string): Promise<SwitchClient> {
  const compiled = await readSwitchFile(path);
  const says = compiled.file.says?.split('.');
  return {
    ask: (where, operation, args) => requestFor(compiled, where, operation as Operation, args),
    needsQueue(operation) {
      const { take = {}, require = [] } = routeFor(compiled, operation as Operation)?.text ?? {};
      return [take.queue ?? []].flat().some((place) => require.includes(place));
    },
    read(operation, status, text) {
      const route = routeFor(compiled, operation as Operation);
      const body = parsed(text);
      const said = says === undefined ? undefined : valueAt(body, says);
      const { answer, accepted = answer } = route?.text ?? {};
      const isDone = [answer, accepted].some((one) => one?.status === status && fits(one?.body, body));
      return { isDone, words: typeof said === 'string' ? said : text };
    },
  };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a value can have come of the tree: what is fixed in it is there, and what is filled in may be anything. */
function fits(tree: unknown, value: unknown): boolean {
  if (typeof tree === 'string') return tree.includes('{{') || tree.includes('{%') || tree === value;
  if (typeof tree !== 'object' || tree === null) return tree === value;
  if ('each' in tree) return Array.isArray(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(tree).every(
    ([name, inner]) => name.includes('{{') || fits(inner, (value as Record<string, unknown>)[name]),
  );
}
