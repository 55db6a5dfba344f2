// What the tests that start processes share: a folder to write in, a wait that does not sleep, and a look at who is still
// alive.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export type Cleaner = Pick<TestContext, 'after'>;

/** A folder that is gone when the test is over. */
export function temporaryFolder(t: Cleaner): string {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const realTimeout = setTimeout;
const PATIENCE_MS = 30_000;

/** Waits, whatever clock the test has, until `holds` answers true. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `waited in vain until ${what}`);
    await new Promise((resolve) => realTimeout(resolve, 5));
  }
}

/** That there were such processes, and that they are gone. */
export async function assertGone(pids: readonly number[]): Promise<void> {
  assert.ok(pids.length > 0, 'a process has been started');
  await until(() => !pids.some(isAlive), `the processes ${pids.join(', ')} are gone`);
}

/** A process that is dead and only not yet buried by its parent is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self/stat') || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
