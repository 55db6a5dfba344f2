// The documents as the tests read them: pages, their fences, the commands in these and how each is to end.
//
// A fence of commands is marked `sh` and with who types them where:
//   sh clone          in a clone of this repository, after `npm ci`
//   sh project        in a project of one's own in which the package is installed
//   sh simulator      requests to a simulator that runs, each with `# STATUS WORDS` below it
//   sh not-run WHY    nobody here
// Below a command may stand `# exit code N` (0 otherwise), or `# until Ctrl-C` where it runs until it is stopped.
// A fence `text printed` holds what the last command of the fence before it prints, in part: see `printed.ts`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

export const MODES = ['clone', 'project', 'simulator', 'not-run'] as const;
export type Mode = (typeof MODES)[number];

export interface Fence {
  /** Path of its page from the package's root. */
  readonly page: string;
  /** Number of its first line in the page, for whoever has to look. */
  readonly line: number;
  /** '' where it has none. */
  readonly language: string;
  /** What stands behind the language. */
  readonly info: string;
  readonly text: string;
  /** What the page shows of what its last command prints. */
  readonly prints: string;
}

/** A line to be typed, and how it ends: with this exit code, or not before it is stopped. */
export interface Command {
  readonly page: string;
  readonly text: string;
  readonly exit: number | 'until Ctrl-C';
  /** What the page shows of what it prints; '' where it shows nothing. */
  readonly prints: string;
}

export interface Page {
  readonly path: string;
  readonly text: string;
  readonly fences: readonly Fence[];
}

const FENCE = /^( *)```(\w*) ?(.*)\n([\s\S]*?)^\1```$/gm;

export function fencesOf(path: string, text: string): readonly Fence[] {
  const found = [...text.matchAll(FENCE)].map(([, indent = '', language = '', info = '', inner = ''], index, all) => ({
    page: path,
    line: text.slice(0, all[index]?.index).split('\n').length,
    language,
    info,
    text: inner.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
  return found.map((fence, index) => {
    const { info = '', text = '' } = found[index + 1] ?? {};
    return { ...fence, prints: info === PRINTED ? text : '' };
  });
}

/** How a fence is marked that shows what a command prints. */
export const PRINTED = 'printed';

/** Every page for people, by its path: README, CONTRIBUTING, SECURITY, CHANGELOG and all of docs. */
export function readPages(): readonly Page[] {
  const docs = readdirSync(join(PACKAGE_ROOT, 'docs'), { recursive: true }).map((name) =>
    `docs/${name}`.replaceAll('\\', '/'),
  );
  const ours = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
  const paths = [...ours, ...docs.filter((path) => path.endsWith('.md')).sort()];
  return paths.map((path) => {
    const text = readFileSync(join(PACKAGE_ROOT, path), 'utf8');
    return { path, text, fences: fencesOf(path, text) };
  });
}

/** Throws where a fence of commands is for nobody that is known. */
export function modeOf({ page, line, info }: Fence): Mode {
  const [word = '', ...why] = info.split(' ');
  const mode = MODES.find((one) => one === word);
  if (mode === undefined || (mode === 'not-run') !== why.length > 0)
    throw new Error(`${page}:${line}: a fence of commands says one of ${MODES.join(', ')}; not-run says why.`);
  return mode;
}

/** The commands of `fence` in their order; one that goes on in the next line is one. */
export function commandsOf({ page, text, prints }: Fence): readonly Command[] {
  const lines = text.replaceAll('\\\n', '').split('\n');
  const found = lines.flatMap((line, index): readonly Command[] => {
    if (line === '' || line.startsWith('#')) return [];
    const below = lines[index + 1] ?? '';
    const exit = below === '# until Ctrl-C' ? 'until Ctrl-C' : Number(/^# exit code (\d+)$/.exec(below)?.[1] ?? 0);
    return [{ page, text: line.trim(), exit, prints: '' }];
  });
  return found.map((command, index) => (index === found.length - 1 ? { ...command, prints } : command));
}

/** Every command that is for `mode`, page by page. */
export function commandsFor(mode: Mode, pages = readPages()): readonly Command[] {
  const fences = pages.flatMap((page) => page.fences).filter(({ language }) => language === 'sh');
  return fences.filter((fence) => modeOf(fence) === mode).flatMap(commandsOf);
}
