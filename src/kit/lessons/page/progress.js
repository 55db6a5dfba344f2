// Which lessons of the course somebody has seen to their end in this browser, and which runs were begun in this window.

const SEEN = 'signoff-lessons-seen';
const BEGUN = 'signoff-lessons-begun';

function read(storage, name) {
  try {
    return JSON.parse(storage.getItem(name) ?? '[]');
  } catch {
    return [];
  }
}

const add = (storage, name, value) =>
  storage.setItem(name, JSON.stringify([...new Set([...read(storage, name), value])].slice(-200)));

export const isSeen = (key) => read(localStorage, SEEN).includes(key);
export const setSeen = (key) => add(localStorage, SEEN, key);

/** Whoever has begun a run plays it; others watch. */
export const isMine = (runId) => read(sessionStorage, BEGUN).includes(runId);
export const setMine = (runId) => add(sessionStorage, BEGUN, runId);
