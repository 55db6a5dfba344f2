// Channel names as an action gives them: one as it is, or a pattern between slashes. Of regular expressions that much is
// understood which needs no search: `^`, `$`, `.`, `.*` and what is escaped; so no pattern from outside takes long.

/** One character as it is, any one, or any number of any. */
type Part = { readonly type: 'this'; readonly character: string } | { readonly type: 'one' | 'many' };

/** Whether a name is meant; undefined where the pattern is none that is understood here. */
export function matcherOf(text: string): ((name: string) => boolean) | undefined {
  const pattern = /^\/(.*)\/$/.exec(text)?.[1];
  if (pattern === undefined) return (name) => name === text;
  const parts = partsOf(pattern);
  return parts && ((name) => matches(parts, name));
}

function partsOf(pattern: string): readonly Part[] | undefined {
  const parts: Part[] = pattern.startsWith('^') ? [] : [{ type: 'many' }];
  const tokens = pattern.replace(/^\^/, '').match(/\\.|\.\*|./gs) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token === '$' && index === tokens.length - 1) return parts;
    if (token === '.*') parts.push({ type: 'many' });
    else if (token === '.') parts.push({ type: 'one' });
    else if (/^\\\W$/.test(token)) parts.push({ type: 'this', character: token.slice(1) });
    else if (/^[^\\^$.*+?()[\]{}|]$/.test(token)) parts.push({ type: 'this', character: token });
    else return undefined;
  }
  return [...parts, { type: 'many' }];
}

/** Goes back to the latest part that takes many, and no further: that is enough. */
function matches(parts: readonly Part[], name: string): boolean {
  let [part, at] = [0, 0];
  let [many, from] = [-1, 0];
  while (at < name.length) {
    const wanted = parts[part];
    if (wanted?.type === 'many') {
      [many, from] = [part, at];
      part += 1;
    } else if (wanted?.type === 'one' || (wanted?.type === 'this' && wanted.character === name[at])) {
      part += 1;
      at += 1;
    } else if (many < 0) return false;
    else {
      from += 1;
      [part, at] = [many + 1, from];
    }
  }
  return parts.slice(part).every(({ type }) => type === 'many');
}
