// A client made from a switch's own file: it asks as the file says, and takes the answer as the file gives it. What it finds shows that
// the file is consistent with itself, and nothing of a real switch.

import { attempt } from '../../net/attempt.ts';
import type { ExampleRequest } from '../../net/http-message.ts';
import { scalarAt } from './compiled.ts';
import type { AnswerText, Argument, Operation } from './file-schema.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { readSwitchFile } from './read-switch.ts';
import { requestFor, routeFor } from './requests.ts';
import { ONE_OUTPUT } from './template.ts';

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
      const { answers } = compiled.file;
      const said = says === undefined ? undefined : scalarAt(parsed(text, answers), says);
      const { answer, accepted = answer } = route?.text ?? {};
      const isDone = [answer, accepted].some((one) => one?.status === status && isOf(one, text, answers));
      return { isDone, words: typeof said === 'string' ? said : text };
    },
  };
}

/** What a text says in that notation; as it is, where it is none of it. */
function parsed(text: string, as: FormatName): unknown {
  return text === '' ? undefined : (attempt(() => FORMATS[as].read(text)).value ?? text);
}

/** Whether a text can be an answer's. */
function isOf({ body, as }: AnswerText, text: string, answers: FormatName): boolean {
  if (as === 'text' || (as === undefined && answers === 'text')) return fitsText(String(body ?? ''), text);
  return fits(body, parsed(text, as ?? answers), (as ?? answers) !== 'json');
}

/** Whether a value can have come of the tree: what is fixed in it is there, and what is filled in may be anything. */
function fits(tree: unknown, value: unknown, isAllText: boolean): boolean {
  if (typeof tree === 'string') return ONE_OUTPUT.test(tree) || (typeof value === 'string' && fitsText(tree, value));
  if (typeof tree !== 'object' || tree === null)
    return isAllText ? String(tree ?? '') === String(value ?? '') : tree === value;
  if (isAllText) return fitsInText(tree, value);
  if ('each' in tree) return Array.isArray(value);
  return fitsMembers(tree, value, isAllText);
}

/** The same where all is text: a list of one is that one, and a mapping in which all lists are empty is nothing. */
function fitsInText(tree: object, value: unknown): boolean {
  if ('each' in tree) return true;
  if (Array.isArray(tree)) return tree.length === [value ?? []].flat().length;
  if (value === '' || value === undefined) return isAllEach(tree);
  return fitsMembers(tree, value, true);
}

function fitsMembers(tree: object, value: unknown, isAllText: boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(tree).every(
    ([name, inner]) => name.includes('{{') || fits(inner, (value as Record<string, unknown>)[name], isAllText),
  );
}

/** Whether nothing is left of it where its lists are empty. */
const isAllEach = (tree: object): boolean =>
  Object.values(tree).every((inner) => typeof inner === 'object' && inner !== null && 'each' in inner);

/** Whether a text can have come of a template: its fixed parts are there, one after the other. Where it has tags, any can. */
function fitsText(template: string, text: string): boolean {
  if (template.includes('{%')) return true;
  const [start = '', ...parts] = template.split(OUTPUT);
  const end = parts.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}

const OUTPUT = /\{\{(?:(?!\}\}).)*\}\}/s;
