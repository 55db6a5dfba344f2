// What the tests of floor files share: a file in a folder of its own, and what is said about a text.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { PROFILES } from '../../core/model/profiles.ts';
import type { Failure } from '../../net/failure.ts';
import { type FloorFromFile, parseFloor } from '../floor-file.ts';

/** A file that says `content`, gone when the test is over. */
export function floorFile(t: Pick<TestContext, 'after'>, content: string | Uint8Array, name = 'floor.yaml'): string {
  const path = join(floorFolder(t), name);
  writeFileSync(path, content);
  return path;
}

export function floorFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-floor-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const parse = (text: string, mostLexemes?: number): FloorFromFile =>
  parseFloor(text, { path: 'f', policy: PROFILES.opencti, mostLexemes });

/** What is wrong with `text`, a line for each mistake. Throws where nothing is. */
export function mistakesIn(text: string, mostLexemes?: number): readonly string[] {
  try {
    parse(text, mostLexemes);
  } catch (error) {
    const { code, message } = error as Failure;
    if (code !== 'FloorInvalid') throw error;
    return message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  throw new Error('Nothing is wrong with this floor.');
}
