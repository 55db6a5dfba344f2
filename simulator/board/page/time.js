// Times for people: how long, and at what time of day.

/** Two times that are as close are one to people, in milliseconds. */
const SAME_MS = 1000;

const pad = (number, digits = 2) => String(number).padStart(digits, '0');

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** As people say it: `45 s`, `4 min 5 s`, `2 h 4 min`, `3 d 1 h`: the two largest units. Never less than nothing. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const first = UNITS.findIndex(([unit, size]) => seconds >= size || unit === 's');
  const shown = UNITS.slice(first, first + 2).map(([unit, size], index) => {
    const [, above] = index === 0 ? [] : UNITS[first + index - 1];
    return [Math.floor((above === undefined ? seconds : seconds % above) / size), unit];
  });
  return shown
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** As `datetime` of a `time` element takes a duration. */
export const machineDuration = (milliseconds) => `PT${Math.max(0, Math.floor(milliseconds / 1000))}S`;

/** `14:03:07`, in the reader's own time zone. */
export function timeOfDay(at) {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part)).join(':');
}

/** `14:03:07.250`. */
export const exactTime = (at) => `${timeOfDay(at)}.${pad(new Date(at).getMilliseconds(), 3)}`;

/** `2030-01-31`. */
export function day(at) {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Whether ACD time and wall time are to be shown side by side. */
export const areApart = (acd, wall) => Math.abs(acd - wall) >= SAME_MS;
