// badge.svg: the verdict in one line, for a README. It stands alone: nothing is loaded, and whoever cannot see it is told.

import { describedAs, descriptionIn } from '../report-model/description.ts';
import type { RunVerdict } from '../report-model/requirement.ts';
import type { RunReport } from '../report-model/run-report.ts';
import { reachedTier } from '../report-model/tier-text.ts';
import { asAttribute, asText } from './escape.ts';

/** White on each of them reads at 4.5 to 1 or better. */
const COLOURS: Partial<Readonly<Record<RunVerdict, string>>> = {
  certified: '#146c3c',
  'not-certified': '#b3202a',
  incomplete: '#875a00',
};

const LABEL = 'signoff';
/** Width of an average letter at 11 px, and the space beside a text. */
const LETTER = 6.6;
const PADDING = 12;

/** Undefined where the run says nothing of the connector as a whole: there is no badge then. */
export function badgeSvg({ connector, parameters, ruling, tiers }: RunReport): string | undefined {
  const colour = COLOURS[ruling.verdict];
  if (colour === undefined) return undefined;
  const message = badgeWords(ruling.verdict, ruling.verdict === 'certified' ? reachedTier(tiers) : undefined);
  const description = descriptionIn(parameters);
  const spoken = description === undefined ? parameters.dialect : describedAs(parameters.dialect, description);
  const about = `${connector.name} ${connector.version}, ${spoken}, profile ${parameters.profile}`;
  const [left, right] = [widthOf(LABEL), widthOf(message)];
  const title = `Signoff: ${about}: ${message}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${asAttribute(title)}">
<title>${asText(title)}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#39424e"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
${textAt(left / 2, LABEL)}
${textAt(left + right / 2, message)}
</g>
</svg>
`;
}

/** `certified: logout, without queue logout` */
const badgeWords = (verdict: RunVerdict, tier: string | undefined): string =>
  tier === undefined ? verdict.replace('-', ' ') : `${verdict}: ${tier}`;

const widthOf = (text: string): number => Math.round([...text].length * LETTER) + PADDING;

/** The reader's font is made to fit. */
const textAt = (x: number, text: string): string =>
  `<text x="${x}" y="14" textLength="${widthOf(text) - PADDING}" lengthAdjust="spacingAndGlyphs">${asText(text)}</text>`;
