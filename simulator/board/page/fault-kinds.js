// The kinds of faults that the simulator has, as it tells them; asked for once.

import { read } from './api.js';
import { S } from './strings.js';

let kinds;

/** Resolves when they are known, or cannot be had now. */
export async function readKinds() {
  kinds ??= await read('/control/faults/kinds').catch(() => undefined);
}

/** Undefined as long as they are not known. */
export const knownKinds = () => kinds;

/** What a fault of that kind does, as a sentence; '' where that is not known yet. */
export const sentenceOf = (kind) => S.simulator.faults[kind] ?? kinds?.find((one) => one.kind === kind)?.sentence ?? '';
