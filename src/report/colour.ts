// Colour on a terminal; plain text in a pipe, on a terminal without colours, and wherever NO_COLOR is set.

import { styleText } from 'node:util';
import { asLog } from './escape.ts';

const STYLES = { good: 'green', bad: 'red', caution: 'yellow', quiet: 'dim', strong: 'bold' } as const;

export type Style = keyof typeof STYLES;

/** `text` in a style, as far as its reader sees styles. */
export type Paint = (style: Style, text: string) => string;

export const PLAIN: Paint = (_style, text) => text;

export interface ColourScreen {
  readonly isTTY?: boolean;
  /** Node's own answer for a terminal: it looks at TERM, NO_COLOR and FORCE_COLOR. */
  hasColors?(env: object): boolean;
}

/** How to paint on `screen`. */
export function paintFor(screen: ColourScreen, env: Readonly<Record<string, string | undefined>>): Paint {
  if (screen.isTTY !== true || screen.hasColors?.(env) !== true) return PLAIN;
  return (style, text) => styleText(STYLES[style], text, { validateStream: false });
}

/** What `paintFor` puts round a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const OWN_COLOURS = /(\u001b\[(?:1|2|22|31|32|33|39)m)/;

/** As `asLog`, but for our own colours. */
export const asColouredLog = (text: string): string =>
  text
    .split(OWN_COLOURS)
    .map((part, index) => (index % 2 === 1 ? part : asLog(part)))
    .join('');
