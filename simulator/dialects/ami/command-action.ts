// Commands of Asterisk's command line, as the Manager Interface gives them: a line of theirs is a header of the answer.

import { type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, failure, type Reply } from './context.ts';
import { showQueues } from './queue-show.ts';

export const COMMAND_ACTIONS: readonly Action[] = [
  { name: 'Command', classes: ['command'], synopsis: 'Execute Asterisk CLI Command.', run: command },
];

/** What is printed, line by line; undefined where the words behind the command are none that it takes. */
type Command = (context: AmiContext, words: readonly string[]) => readonly string[] | undefined;

/** By the words that they begin with. */
const COMMANDS: readonly { readonly words: readonly string[]; readonly run: Command }[] = [
  {
    words: ['core', 'show', 'version'],
    run: (context, words) => (words.length === 0 ? [version(context)] : undefined),
  },
  {
    words: ['queue', 'show'],
    run: (context, words) => (words.length <= 1 ? showQueues(context, words[0]) : undefined),
  },
];

function command(context: AmiContext, packet: Packet): Reply {
  const text = valueIn(packet, 'Command');
  if (text === undefined) return failure('No command provided');
  const words = text.split(/\s+/).filter((word) => word !== '');
  const found = COMMANDS.find((one) => one.words.every((word, index) => isSame(word, words[index])));
  const output = found?.run(context, words.slice(found.words.length));
  const lines = output ?? [
    `No such command '${text}' (type 'core show help ${bestOf(words)}' for other possible commands)`,
  ];
  return {
    response: output === undefined ? 'Error' : 'Success',
    headers: [['Message', 'Command output follows'], ...lines.map((line) => ['Output', line] as const)],
  };
}

/** As many of the words as some command begins with, and one more. */
function bestOf(words: readonly string[]): string {
  const known = (count: number) =>
    COMMANDS.some((one) => words.slice(0, count).every((word, index) => isSame(one.words[index] ?? '', word)));
  const unknown = words.findIndex((_, index) => !known(index + 1));
  return words.slice(0, unknown < 0 ? undefined : unknown + 1).join(' ');
}

const isSame = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase();

function version({ startedAt }: AmiContext): string {
  const [date, time = ''] = new Date(startedAt * 1000).toISOString().split('T');
  return `Asterisk signoff built by signoff @ signoff on a x86_64 running Linux on ${date} ${time.slice(0, 8)} UTC`;
}
