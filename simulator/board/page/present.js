// For the room: the whole screen, large type, and a light on what has just changed. Which view is shown is not known here.

/** How long a light stays, in milliseconds. */
const LIT_MS = 4000;

/** What is lit as a whole when something in it has changed. */
const WHOLE = '.badge, .facts div, .entry, .numbers, .tile, .call, .choices li, .fault, .count';

/** Times change all the time. */
const NEVER = 'time, .status, .said, .unseen, .evidence';

const isPresenting = () => document.documentElement.classList.contains('presenting');

/** Begins or ends it; whether the browser gives the whole screen is its own affair. */
export function togglePresenting() {
  const isOn = document.documentElement.classList.toggle('presenting');
  const done = isOn
    ? document.documentElement.requestFullscreen?.()
    : document.fullscreenElement && document.exitFullscreen();
  Promise.resolve(done).catch(() => undefined);
  return true;
}

/** Puts a light on whatever changes below `root` while it is on. */
export function lightChanges(root) {
  const light = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element === null || element.closest(NEVER) !== null) return;
    const whole = element.closest(WHOLE);
    if (whole === null || whole.dataset.lit !== undefined) return;
    whole.dataset.lit = '';
    setTimeout(() => delete whole.dataset.lit, LIT_MS);
  };
  new MutationObserver((changes) => {
    if (!isPresenting()) return;
    for (const { type, target, addedNodes } of changes)
      for (const node of type === 'characterData' ? [target] : addedNodes) light(node);
  }).observe(root, { subtree: true, childList: true, characterData: true });
}

/** P begins and ends it, wherever nobody types. */
export function hearPresentKey() {
  addEventListener('keydown', ({ key, target, ctrlKey, altKey, metaKey }) => {
    if (key.toLowerCase() !== 'p' || ctrlKey || altKey || metaKey || target.closest?.('input, select, textarea'))
      return;
    togglePresenting();
  });
}
