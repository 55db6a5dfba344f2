// What the lessons add to the simulator's main port: a page, and the few requests that it makes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem, type Route } from '../../../simulator/index.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Lesson, LessonPlayer } from './lessons.ts';

/** Plain files, which no build makes. */
const PAGE = join(PACKAGE_ROOT, 'src', 'kit', 'lessons', 'page');

/** Allows the page its own files, and the board in a frame; nobody may frame the page itself. */
const POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/** `openPlayer` is asked when somebody asks for lessons, and may be so again. */
export function lessonRoutes(openPlayer: () => Promise<LessonPlayer>): readonly Route[] {
  const now = ({ now: performance }: LessonPlayer) => ({
    status: 200,
    body: performance === undefined ? {} : { ...performance, lesson: told(performance.lesson) },
  });
  const file = (path: string, type: string, name: string): Route => ({
    method: 'GET',
    path,
    handle: async () => ({
      status: 200,
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      },
      text: await readFile(join(PAGE, name), 'utf8'),
    }),
  });
  const act = (path: string, work: (player: LessonPlayer, body: unknown) => void): Route => ({
    method: 'POST',
    path,
    async handle({ json }) {
      const player = await openPlayer();
      try {
        work(player, json());
        return now(player);
      } catch (error) {
        if (!(error instanceof KitFailure)) throw error;
        return problem(STATUS[error.code] ?? 500, error.code, error.message, { hint: error.hint });
      }
    },
  });
  return [
    file('/teach', 'text/html', 'teach.html'),
    file('/teach.js', 'text/javascript', 'teach.js'),
    file('/teach.css', 'text/css', 'teach.css'),
    {
      method: 'GET',
      path: '/lessons',
      handle: async () => ({ status: 200, body: (await openPlayer()).lessons.map(told) }),
    },
    { method: 'GET', path: '/lessons/now', handle: async () => now(await openPlayer()) },
    act('/lessons/play', (player, body) => player.play(String((body as { id?: unknown } | undefined)?.id))),
    act('/lessons/next', (player) => player.next()),
    act('/lessons/skip', (player) => player.skip()),
  ];
}

const told = ({ id, name, feature, steps, guide }: Lesson) => ({ id, name, feature, steps, guide });

const STATUS: Readonly<Record<string, number>> = { UnknownLesson: 404, LessonRuns: 409 };
