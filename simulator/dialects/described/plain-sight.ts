// What must not stand in a switch's file, which is shown to everybody: a secret as it is, and addresses that lead elsewhere.

import { isSecret } from '../../engine/secrets.ts';
import type { AnswerText, SwitchFile } from './file-schema.ts';
import { leadsElsewhere } from './headers.ts';
import type { TemplateMistake } from './template.ts';

type Path = readonly (string | number)[];

/** Every tree of the file that goes out, and where it stands. */
function* outgoing({
  routes,
  refusals,
  faults,
  token,
  events,
  ...file
}: SwitchFile): Generator<readonly [Path, unknown]> {
  const answers = (given: object, path: Path) =>
    Object.entries(given).map(([name, answer]) => [[...path, name], answer] as const);
  for (const [target, { answer, accepted, refusals: own = {} }] of Object.entries(routes))
    yield* [...answers({ answer, accepted }, ['routes', target]), ...answers(own, ['routes', target, 'refusals'])];
  yield* answers(refusals, ['refusals']);
  yield* answers(faults, ['faults']);
  const { otherRefusals, malformed, notFound, failed } = file;
  yield* answers({ otherRefusals, malformed, notFound, failed }, []);
  if (token !== undefined) yield [['token', 'refused'], token.refused];
  if (events !== undefined) yield [['events'], { headers: events.webhook?.headers, tell: events.tell }];
}

export function* inPlainSight(file: SwitchFile): Generator<TemplateMistake> {
  for (const [path, tree] of outgoing(file)) {
    yield* secretsIn(tree, path);
    yield* elsewhere(tree, path);
  }
  const { prefix } = file.token ?? {};
  if (prefix !== undefined && looksSecret(prefix)) yield { path: ['token', 'prefix'], message: SECRET };
}

const SECRET = 'is a secret in plain sight: leave it out, and give the token with --token';

function* secretsIn(tree: unknown, path: Path): Generator<TemplateMistake> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [name, value] of Object.entries(tree)) {
    const at = [...path, Array.isArray(tree) ? Number(name) : name];
    if (typeof value === 'string' && isSecret(name) && looksSecret(value)) yield { path: at, message: SECRET };
    else yield* secretsIn(value, at);
  }
}

/** Not a sentence, a word or a template: one piece, with digits in it or of some length. */
function looksSecret(value: string): boolean {
  const text = value.replace(/^(Bearer|Basic|Token)\s+/i, '').trim();
  if (text.length < 6 || /\s/.test(text) || text.includes('{{') || text.includes('{%')) return false;
  return /\d/.test(text) || text.length > 20;
}

/** A header that sends whoever asked to another host. */
function* elsewhere(tree: unknown, path: Path): Generator<TemplateMistake> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [name, value] of Object.entries((tree as Partial<AnswerText>).headers ?? {}))
    if (leadsElsewhere(name, value))
      yield {
        path: [...path, 'headers', name],
        message: 'leads elsewhere: a path is wanted, which begins with one slash',
      };
}
