// Times for people: how long, and at what time of day.

const pad = (number, digits = 2) => String(number).padStart(digits, '0');

/** `4:05`, or `2:04:05`: hours only where there are some. Never less than nothing. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** As `datetime` of a `time` element takes a duration. */
export const machineDuration = (milliseconds) => `PT${Math.max(0, Math.floor(milliseconds / 1000))}S`;

/** `14:03:07`, in the reader's own time zone. */
function timeOfDay(at) {
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
