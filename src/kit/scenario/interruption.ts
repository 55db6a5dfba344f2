// Whether the run was interrupted. Cucumber cannot be told to stop, so whoever goes on playing is cut off from the ACD: what
// he would still do there would be left behind.

const controller = new AbortController();

/** Aborted once the run of this process is over before its time. */
export const interruption: AbortSignal = controller.signal;

/** For good: there is one run in a process. */
export const interrupt = (): void => controller.abort();
