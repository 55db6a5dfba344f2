// What two tellings of the same message have in common: without times, sequence numbers, ids that nobody gave, and the lengths of
// what holds them. Of a call that is over the variables of its channels come in another order every time.

import assert from 'node:assert/strict';

/** An id that the switch gave. */
export const CHANNEL = /(?!aaaaaaaa|00000000|11111111)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

export function maskedMessage(message: string): string {
  const end = message.indexOf('\n\n') + 2;
  const [head, body] = [message.slice(0, end), message.slice(end)];
  const [, length] = /^Content-Length: (\d+)$/m.exec(head) ?? [];
  if (length !== undefined) assert.equal(Buffer.byteLength(body), Number(length), 'it is as long as it says');
  return (
    head.replace(/^Content-Length: \d+$/m, 'Content-Length: <fits>').replace(CHANNEL, '<uuid>') + masked(inOrder(body))
  );
}

const masked = (body: string): string =>
  body
    .replace(/\d{4}-\d\d-\d\d(%20| )\d\d(%3A|:)\d\d\2\d\d/g, '<date>')
    .replace(/\w{3},(%20| )\d\d\1\w{3}\1\d{4}\1\d\d(%3A|:)\d\d\2\d\d\1GMT/g, '<date>')
    .replace(/\b1\d{15}\b/g, '<µs>')
    .replace(/(Event-Sequence(?:: |":"|>))\d+/g, '$1<n>')
    .replace(/\b1\d{9}\b/g, '<s>')
    .replace(/^(variable_\w*(?:duration|sec)): \d+$/gm, '$1: <length>')
    .replace(/^(variable_playback_\w+): \d+$/gm, '$1: <some>')
    .replace(/(variable_session_id(?:: |":"))\d+/g, '$1<n>')
    .replace(/\|(Waiting|Trying|Answered|Abandoned)\|\d+$/gm, '|$1|<length>')
    .replace(/^(\d{4}@default\|single_box\|(?:[^|\n]*\|){16})[1-9]\d*\|/gm, '$1<length>|')
    .replace(CHANNEL, '<uuid>');

/** What one of the two channels of a call has when that is over depends on which was quicker, in every recorded call anew. */
const RACES = /^variable_(last_bridge_role|bridge_hangup_cause|last_bridge_hangup_cause|bridge_to): /;

function inOrder(body: string): string {
  if (!/\b(bridge-agent-end|member-queue-end)\b/.test(body)) return body;
  const lines = body.startsWith('{')
    ? Object.entries(JSON.parse(body) as Record<string, string>).map(([name, value]) => `${name}: ${value}`)
    : body.split('\n');
  const variables = lines.filter((line) => line.startsWith('variable_') && !RACES.test(line));
  const others = lines.filter((line) => !line.startsWith('variable_'));
  return [...others, ...variables.sort()].join('\n');
}
