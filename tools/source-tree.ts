// The sources as a graph: every file, how long it is, and what it imports. Type-only imports are marked: they are gone
// when the code runs.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

interface Import {
  /** A file of ours as a path from the root, or a package's or built-in module's name. */
  readonly target: string;
  readonly isOurs: boolean;
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below `folders`, paths with forward slashes from `root`. */
export function readSources(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
      .filter((file) => /\.m?ts$/.test(file))
      .map((path) => readSource(path, readFileSync(join(root, path), 'utf8'))),
  );
}

/** The file at `path`, as far as the checks need it. */
export function readSource(path: string, text: string): SourceFile {
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push(toImport(path, specifier, isTypeOnly(node)));
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { path, text, lines: text.trimEnd().split('\n').length, imports };
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined;
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [argument] = node.arguments;
  return argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function toImport(from: string, specifier: string, typeOnly: boolean): Import {
  const isOurs = specifier.startsWith('.');
  const target = isOurs ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/') : specifier;
  return { target, isOurs, isTypeOnly: typeOnly };
}
