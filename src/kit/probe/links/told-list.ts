// What a listener of the probe's was told, as much of it as is kept.

import { TOLD_LIMIT, type Told } from './link.ts';

export function createToldList() {
  const told: Told[] = [];
  let isTooMuch = false;
  return {
    add(one: Told | undefined): void {
      if (one !== undefined && told.length < TOLD_LIMIT) told.push(one);
      else if (one !== undefined) isTooMuch = true;
    },
    /** Throws where more was told than is kept. */
    all(): readonly Told[] {
      if (isTooMuch) throw new Error(`More than ${TOLD_LIMIT} changes were told.`);
      return [...told];
    },
  };
}
