// Text as YAML, within limits: what is too deep or too much is refused before it can bring the process down. JSON is YAML.
// What is wrong is told by offset into the text. It must not know what the text is about.

import { Composer, type Document, LineCounter, Parser, type YAMLError } from 'yaml';
import { readValue, type YamlIssue, type YamlValue } from './yaml-value.ts';

export interface YamlText extends Partial<YamlValue> {
  /** Without a value the text says nothing, or is not to be relied upon: see the mistakes. */
  readonly mistakes: readonly YamlIssue[];
  /** Whether it was given up because there is too much of it. */
  readonly isTooMuch: boolean;
  /** Line and column, counted from 1. */
  placeOf(offset: number): { readonly line: number; readonly column: number };
}

/** How deep the parser's tokens may stand in one another: a floor needs a dozen, and a thousand overflow the stack. */
const DEEPEST = 64;
/** Words and marks: each takes some 200 bytes of memory until the document has been read. */
const MOST_LEXEMES = 8_000_000;

/** What is to be known of the text to say that it is too much. */
export interface YamlReading {
  /** What it describes: `a floor`. */
  readonly what: string;
  /** What to do where it is too much: `write the floor as JSON`. */
  readonly advice: string;
  readonly mostLexemes?: number | undefined;
  /** How deep its tokens may stand in one another, where that is deeper than what people write by hand. */
  readonly deepest?: number | undefined;
}

/** Unique names are seen to where the value is read: the library compares each name with all others. */
const OPTIONS = { schema: 'core', merge: false, resolveKnownTags: false, uniqueKeys: false, stringKeys: true } as const;

/** Reads `text`, which is to be one document of YAML 1.2. */
export function readYaml(
  text: string,
  { what, advice, mostLexemes = MOST_LEXEMES, deepest = DEEPEST }: YamlReading,
): YamlText {
  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  try {
    const tokens = new BoundedParser(lines.addNewLine, { mostLexemes, deepest }).parse(text);
    const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
    const mistakes = [...unprintable(text), ...mistakesIn(document, second)];
    const contents = mistakes.length === 0 ? document?.contents : undefined;
    return { mistakes, isTooMuch: false, placeOf, ...(contents && readValue(contents, placeOf)) };
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error;
    const { offset, isTooMuch } = error;
    const message = isTooMuch
      ? `from here on it is too much to be read as YAML: ${advice}`
      : `this is nested too deeply: no part of ${what} is`;
    return { mistakes: [{ offset, message }], isTooMuch, placeOf };
  }
}

/** Thrown in the middle of the text: the rest of it is not looked at. */
class BeyondLimits extends Error {
  readonly offset: number;
  /** Else it is too deep. */
  readonly isTooMuch: boolean;
  constructor(offset: number, isTooMuch: boolean) {
    super();
    this.offset = offset;
    this.isTooMuch = isTooMuch;
  }
}

class BoundedParser extends Parser {
  private lexemesLeft: number;
  private readonly deepest: number;
  constructor(onNewLine: (offset: number) => void, limits: { readonly mostLexemes: number; readonly deepest: number }) {
    super(onNewLine);
    this.lexemesLeft = limits.mostLexemes;
    this.deepest = limits.deepest;
  }

  override next(lexeme: string): ReturnType<Parser['next']> {
    this.lexemesLeft -= 1;
    if (this.lexemesLeft < 0) throw new BeyondLimits(this.offset, true);
    if (this.stack.length > this.deepest) throw new BeyondLimits(this.offset, false);
    return super.next(lexeme);
  }
}

/** YAML has no place for control characters, though the library takes them. */
function* unprintable(text: string): Generator<YamlIssue> {
  const offset = text.search(/[^\P{Cc}\t\n\r]/u);
  const code = text.codePointAt(offset)?.toString(16).padStart(4, '0');
  if (offset >= 0) yield { offset, message: `the control character U+${code} stands here: is this a text file?` };
}

function* mistakesIn(first?: Document.Parsed, second?: Document.Parsed): Generator<YamlIssue> {
  for (const error of [...(first?.errors ?? []), ...(first?.warnings ?? [])])
    yield { offset: error.pos[0], message: describe(error) };
  if (second !== undefined)
    yield { offset: second.range[0], message: 'a second document starts here: one is all there may be' };
}

function describe({ code, message }: YAMLError): string {
  if (code === 'NON_STRING_KEY') return 'the name of a member is a word or a text, and nothing else';
  const advice = ADVICE[code];
  const said = message.charAt(0).toLowerCase() + message.slice(1);
  return advice === undefined ? said : `${said}: ${advice}`;
}

/** What would be right, where the library's word does not say so. */
const ADVICE: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: 'name an anchor that stands before it',
  BAD_DIRECTIVE: 'leave it out',
  BAD_DQ_ESCAPE: 'a backslash is written \\\\ between double quotes',
  BAD_INDENT: 'let the lines of one list or mapping begin in the same column',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'begin it on a line of its own, or put a value with a colon in quotes',
  MISSING_CHAR: 'is a bracket, a comma, a quote or a blank left out?',
  MULTIPLE_ANCHORS: 'leave one out',
  MULTIPLE_TAGS: 'leave the tags out',
  TAB_AS_INDENT: 'indent with blanks',
  TAG_RESOLVE_FAILED: 'leave the tag out',
  UNEXPECTED_TOKEN: 'nothing of the kind may stand here',
};
