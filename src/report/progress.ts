// Progress while the suite runs: one line that a person sees change; nothing at all in a pipe, whose text stays stable.

import type { Envelope } from '@cucumber/messages';
import { onOneLine } from './escape.ts';

export interface Progress {
  follow(message: Envelope): void;
  end(): void;
}

export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const ERASE = '\r\u001b[2K';

/** The one line; nothing at all where nobody sees it change. */
function createLine(screen: Screen) {
  if (screen.isTTY !== true) return { show: () => undefined, end: () => undefined };
  return {
    show: (text: string) => void screen.write(`${ERASE}${onOneLine(text).slice(0, (screen.columns ?? 80) - 1)}`),
    end: () => void screen.write(ERASE),
  };
}

/** Progress of something of which so many are expected. */
export function createCounter(screen: Screen) {
  const line = createLine(screen);
  let total = 0;
  let done = 0;
  return {
    expect(number: number): void {
      total = number;
      line.show(`  0/${total}`);
    },
    /** `name` is done. */
    count(name: string): void {
      done += 1;
      line.show(`  ${done}/${total}  ${name}`);
    },
    end: line.end,
  };
}

export function createProgress(screen: Screen): Progress {
  const line = createLine(screen);
  const names = new Map<string, string>();
  const running = new Map<string, string>();
  let total = 0;
  let done = 0;
  return {
    follow({ pickle, testCase, testCaseStarted, testCaseFinished }) {
      if (pickle !== undefined) names.set(pickle.id, pickle.name);
      if (testCase !== undefined) {
        running.set(testCase.id, names.get(testCase.pickleId) ?? '');
        total += 1;
      }
      if (testCaseFinished !== undefined) done += 1;
      if (testCaseStarted === undefined) return;
      line.show(`  ${done}/${total}  ${running.get(testCaseStarted.testCaseId) ?? ''}`);
    },
    end: line.end,
  };
}
