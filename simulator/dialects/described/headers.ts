// Headers that templates have filled: what HTTP cannot carry is told before anything is sent.

import { validateHeaderValue } from 'node:http';

/** Whether a header sends whoever asked to another host. */
export const leadsElsewhere = (name: string, value: string): boolean =>
  /^(content-)?location$/i.test(name) && /^\s*([a-z][a-z0-9+.-]*:|\/\/|\/\\|\\)/i.test(value);

/** What a file cannot say of a header; undefined: nothing. */
export function wrongHeader(name: string, value: string): string | undefined {
  if (['content-length', 'transfer-encoding', 'connection'].includes(name.toLowerCase()))
    return 'is HTTP’s own: it goes with every answer as it must';
  return /[\r\n\0]/.test(value) ? 'holds a line end, which no header can' : undefined;
}

/** The headers as texts, `Content-Type` spelt as the standards do. Throws where HTTP cannot carry one of them. */
export function checkedHeaders(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(headers).map(([name, value]) => {
    const text = String(value ?? '');
    validateHeaderValue(name, text);
    if (leadsElsewhere(name, text)) throw new Error(`${name} leads elsewhere: ${text}`);
    return [name.toLowerCase() === 'content-type' ? 'Content-Type' : name, text] as const;
  });
  return Object.fromEntries(texts);
}
