// Progress while the suite runs: one line that a person sees change; nothing at all in a pipe, whose text stays stable.

import type { Envelope } from '@cucumber/messages';

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

export function createProgress(screen: Screen): Progress {
  if (screen.isTTY !== true) return { follow: () => undefined, end: () => undefined };
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
      const line = `  ${done}/${total}  ${running.get(testCaseStarted.testCaseId) ?? ''}`;
      screen.write(`${ERASE}${line.slice(0, (screen.columns ?? 80) - 1)}`);
    },
    end: () => void screen.write(ERASE),
  };
}
