// What a setting takes, whoever asks for it: the simulator's own, and those of the command line.

/** Whole numbers between two, ports, one of some words, some text, or nothing but being there. */
export type Takes =
  | { readonly min: number; readonly max: number }
  | { readonly ports: string }
  | { readonly words: readonly string[] }
  | { readonly text: string }
  | { readonly switch: true };

export function isTaken(takes: Takes, value: unknown): boolean {
  if ('words' in takes) return takes.words.some((word) => word === value);
  if ('switch' in takes) return typeof value === 'boolean';
  if ('ports' in takes) return arePorts(String(value));
  if ('text' in takes) return typeof value === 'string' && value.trim() !== '';
  return Number.isInteger(value) && Number(value) >= takes.min && Number(value) <= takes.max;
}

/** As it reads behind "takes". */
export function describeTakes(takes: Takes): string {
  if ('words' in takes) return `one of ${takes.words.join(', ')}`;
  if ('switch' in takes) return 'true or false';
  if ('ports' in takes) return takes.ports;
  return 'text' in takes ? takes.text : `a whole number from ${takes.min} to ${takes.max}`;
}

/** `7070`, `ami=5038`, `7070,ami=5038`. */
function arePorts(text: string): boolean {
  const parts = text.split(',').map((part) => /^\s*(?:[a-z][a-z0-9-]*=)?(\d{1,5})\s*$/.exec(part)?.[1]);
  const isPort = (part: string | undefined) => part !== undefined && Number(part) <= 65_535;
  return parts.every(isPort) && text.split(',').filter((part) => !part.includes('=')).length <= 1;
}
