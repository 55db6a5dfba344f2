// How long texts may be that the ACD holds, in characters: one limit for whoever sends them, so that whatever it holds can
// be written into a snapshot, and put back.

/** Ids of agents, queues and calls, and extensions. */
export const ID_LIMIT = 256;

/** Names, labels, passwords, numbers that are called. */
export const TEXT_LIMIT = 1024;

/** Reason codes. */
export const REASON_LIMIT = 256;

/** How many agents, queues or calls there may be. */
export const MOST_ENTRIES = 100_000;
