// The phones of the recorded site, played on the control port: 1001 is answered after a second, 1002 rings. Seconds go by on a clock
// that stands still otherwise.

import type { TestEsl } from './esl.ts';

/** In milliseconds. */
const ANSWERED_AFTER = 1000;

interface CallView {
  readonly id: string;
  readonly legs: readonly { readonly agentId?: string; readonly state: string; readonly since: number }[];
}

export function createPhones({ control, pass, clock }: TestEsl) {
  /** Which phone an agent has, by what his contact says. */
  const phones = new Map([
    ['1001', '1001'],
    ['1002', '1002'],
  ]);

  async function answer(): Promise<void> {
    const calls: readonly CallView[] = await control('GET', 'calls');
    for (const { id, legs } of calls)
      for (const { agentId = '', state, since } of legs)
        if (state === 'Ringing' && phones.get(agentId) === '1001' && clock.now() - since >= ANSWERED_AFTER)
          await control('POST', `calls/${id}/answer`);
  }

  return {
    /** Takes note of another phone. */
    note(command: string): void {
      const [, agentId, phone] = /set contact (\w+)@default (?:\[[^\]]*\])?loopback\/(\w+)\//.exec(command) ?? [];
      if (agentId !== undefined && phone !== undefined) phones.set(agentId, phone);
    },
    async goOn(seconds: number): Promise<void> {
      for (let left = seconds; left > 0; left -= 0.5) {
        pass(Math.min(left, 0.5));
        await answer();
      }
    },
  };
}
