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
  if ('ports' in takes) return readPorts(String(value)) !== undefined;
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

export interface Ports {
  /** The one without a name. */
  readonly main: number | undefined;
  readonly named: ReadonlyMap<string, number>;
}

/** `7070`, `ami=5038`, `7070,ami=5038`; undefined where it is nothing of the kind. */
export function readPorts(text: string): Ports | undefined {
  const parts = text.split(',').map((part) => /^\s*(?:([a-z][a-z0-9-]*)=)?(\d{1,5})\s*$/.exec(part));
  const named = new Map<string, number>();
  const unnamed: number[] = [];
  for (const part of parts) {
    const port = Number(part?.[2]);
    if (!(port <= HIGHEST_PORT)) return undefined;
    if (part?.[1] === undefined) unnamed.push(port);
    else named.set(part[1], port);
  }
  return unnamed.length > 1 ? undefined : { main: unnamed[0], named };
}

export const HIGHEST_PORT = 65_535;
