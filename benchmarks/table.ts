// The results as a table in Markdown, which reads well on a terminal too.

import type { Result } from './measure.ts';

export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ id, what, value, unit, spread, yardstick, ratio, goal, goalIs, met }) => [
    id,
    what,
    `${figure(value)} ${unit} (±${Math.round((spread * 100) / 2)} %)`,
    yardstick === null ? '' : `${yardstick.what}: ${figure(yardstick.value)}`,
    ratio === null ? '' : ratio.toFixed(2),
    goalText({ goal, goalIs }),
    met ? 'yes' : '**no**',
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heads = ['part', 'what', 'value', 'yardstick, same run', 'ratio', 'goal', 'met'];
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

export const goalText = ({ goal, goalIs }: Pick<Result, 'goal' | 'goalIs'>): string =>
  `${goalIs === 'least' ? 'at least' : 'at most'} ${goal.toLocaleString('en')}`;

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
