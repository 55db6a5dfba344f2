// The sources as a graph: every file, how long it is, and what it imports, types included.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

interface Import {
  /** A file of ours as a path from the root, or a package's or built-in module's name. */
  readonly target: string;
  readonly isOurs: boolean;
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
  const specifiers = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  return {
    path,
    text,
    lines: text.trimEnd().split('\n').length,
    imports: specifiers.map((specifier) => toImport(path, specifier)),
  };
}

function toImport(from: string, specifier: string): Import {
  const isOurs = specifier.startsWith('.');
  const target = isOurs ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/') : specifier;
  return { target, isOurs };
}
