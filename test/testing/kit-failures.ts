// The kit's own failures, read from the sources: every `new KitFailure('Code', …, { hint: '…' })` there is.

import ts from 'typescript';
import { readSources } from '../../tools/source-tree.ts';

export interface KitFailureRow {
  readonly name: string;
  /** Empty where the hint depends on what happened. */
  readonly hint: string;
}

/** One row a code, in the order of the alphabet; where there are several hints it has them all. */
export function kitFailures(root: string): readonly KitFailureRow[] {
  const files = readSources(root, ['src']).filter(({ path }) => !/\.test\.ts$|\/testing\//.test(path));
  return oneRowEach(files.flatMap(({ text }) => (text.includes('new KitFailure(') ? failuresIn(text) : [])));
}

export function oneRowEach(rows: readonly KitFailureRow[]): readonly KitFailureRow[] {
  const hints = new Map<string, Set<string>>();
  for (const { name, hint } of rows) hints.set(name, (hints.get(name) ?? new Set()).add(hint));
  return [...hints]
    .map(([name, own]) => ({ name, hint: [...own].filter((hint) => hint !== '').join(' Or: ') }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

export function failuresIn(text: string): readonly KitFailureRow[] {
  const found: KitFailureRow[] = [];
  const visit = (node: ts.Node): void => {
    const row = rowOf(node);
    if (row !== undefined) found.push(row);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2023));
  return found;
}

function rowOf(node: ts.Node): KitFailureRow | undefined {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'KitFailure') return;
  const [code, , more] = node.arguments ?? [];
  return code !== undefined && ts.isStringLiteral(code) ? { name: code.text, hint: hintIn(more) } : undefined;
}

function hintIn(more: ts.Expression | undefined): string {
  if (more === undefined || !ts.isObjectLiteralExpression(more)) return '';
  for (const member of more.properties)
    if (ts.isPropertyAssignment(member) && ts.isIdentifier(member.name) && member.name.text === 'hint')
      return ts.isStringLiteralLike(member.initializer) ? member.initializer.text : '';
  return '';
}
