// The keys of whoever teaches: space, arrows, and what a clicker sends.

const FORWARD = [' ', 'ArrowRight', 'ArrowDown', 'PageDown'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp'];

/** Where a key has a meaning of its own. */
const OWN = 'input, select, textarea, [contenteditable], pre, .cards, summary';

const isTaken = ({ key, target, defaultPrevented, ctrlKey, altKey, metaKey }) =>
  [defaultPrevented, ctrlKey, altKey, metaKey].includes(true) ||
  target.closest?.(key === ' ' ? `${OWN}, button, a` : OWN) !== null;

/** Calls `forward` and `back`, which answer whether there was somewhere to go; a key that means something else is left alone. */
export function hearKeys({ forward, back }) {
  addEventListener('keydown', (event) => {
    const act = FORWARD.includes(event.key) ? forward : BACK.includes(event.key) ? back : undefined;
    if (act !== undefined && !isTaken(event) && act()) event.preventDefault();
  });
}
