// The frames of FreeSWITCH's event socket: lines of headers that an empty line ends, and as many bytes behind it as Content-Length
// says. What is inside is whoever reads it's business.

export interface EslFrame {
  /** The lines of the head, and what stands behind it, as latin1: each character is a byte. */
  readonly head: string;
  readonly body: string;
}

/** Gives out each frame that is whole; what follows a head whose length is none is never whole. */
export function eslFramer(): (bytes: Buffer) => readonly EslFrame[] {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 0;

  /** Looks at what is there; `wanted` is from how many bytes on it is worth to look again. */
  function next(bytes: Buffer): readonly [frame: EslFrame, rest: Buffer] | undefined {
    const end = bytes.indexOf('\n\n');
    wanted = bytes.length + 1;
    if (end < 0) return undefined;
    const head = bytes.subarray(0, end).toString('latin1');
    const start = end + 2;
    const length = Number(eslHeaderIn(head, 'Content-Length') ?? '0');
    if (!(bytes.length >= start + length)) {
      wanted = start + length;
      return undefined;
    }
    const body = bytes.subarray(start, start + length).toString('latin1');
    return [{ head, body }, bytes.subarray(start + length)];
  }

  return (bytes) => {
    parts.push(bytes);
    held += bytes.length;
    if (!(held >= wanted)) return [];
    let rest: Buffer = Buffer.concat(parts);
    const frames: EslFrame[] = [];
    for (let found = next(rest); found !== undefined; found = next(rest)) {
      frames.push(found[0]);
      rest = found[1];
    }
    parts = [rest];
    held = rest.length;
    return frames;
  };
}

/** The value of a header; undefined where there is no such line. */
export const eslHeaderIn = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}: *(.*)$`, 'm').exec(head)?.[1];

export const asUtf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
