// What the lessons add to the simulator's main port: a page, the requests that it makes, a feed of what is played, and the
// boards of the lessons' own ACDs.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join } from 'node:path';
import { problem, type Route, type SimulatorOptions, type SocketRoute } from '../../../simulator/index.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Lesson } from './lesson-list.ts';
import type { LessonRuns, RunNews } from './lesson-runs.ts';

/** Plain files, which no build makes. */
const PAGE = join(PACKAGE_ROOT, 'src', 'kit', 'lessons', 'page');
const ENTRANCE = 'teach.html';

/** Allows the page its own files and its own simulator; nobody may frame it. */
const POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Somebody who follows and does not read is let go of behind so many bytes. */
const BACKLOG_LIMIT = 1024 * 1024;

/** What a simulator has to be started with so that its main port offers lessons. */
export const withLessons = (runs: LessonRuns): Pick<SimulatorOptions, 'routes' | 'sockets' | 'mount'> => ({
  routes: lessonRoutes(runs),
  sockets: [lessonFeed(runs)],
  mount(target) {
    const [, id = '', rest = ''] = /^\/lessons\/runs\/([^/?]+)\/acd(\/.*)$/.exec(target) ?? [];
    const port = runs.mainPort(id);
    return port && { port, target: rest };
  },
});

export function lessonRoutes(runs: LessonRuns): readonly Route[] {
  const own = readdirSync(PAGE).filter((name) => extname(name) in TYPES && name !== ENTRANCE);
  return [
    pageFile('/teach', ENTRANCE),
    ...own.map((name) => pageFile(`/teach/${name}`, name)),
    answer('GET', '/lessons', async () => (await runs.lessons()).map(told)),
    answer('GET', '/lessons/steps', () => runs.steps()),
    answer('GET', '/lessons/runs', () => runs.all()),
    answer('POST', '/lessons/runs', ({ json }) =>
      runs.begin(String((json() as { lesson?: unknown } | undefined)?.lesson)),
    ),
    answer('GET', '/lessons/runs/:run', ({ params }) => runs.find(params.run ?? '')),
    answer('POST', '/lessons/runs/:run/next', ({ params }) => runs.next(params.run ?? '')),
    answer('POST', '/lessons/runs/:run/skip', ({ params }) => runs.skip(params.run ?? '')),
    answer('DELETE', '/lessons/runs/:run', ({ params }) => runs.leave(params.run ?? '')),
  ];
}

function answer(method: Route['method'], path: string, work: (request: Parameters<Route['handle']>[0]) => unknown) {
  return {
    method,
    path,
    async handle(request) {
      try {
        const body = await work(request);
        return body === undefined ? { status: 204 } : { status: 200, body };
      } catch (error) {
        if (!(error instanceof KitFailure)) throw error;
        return problem(STATUS[error.code] ?? 500, error.code, error.message, { hint: error.hint });
      }
    },
  } satisfies Route;
}

const STATUS: Readonly<Record<string, number>> = { UnknownLesson: 404, UnknownRun: 404, TooManyLessons: 409 };

const pageFile = (path: string, name: string): Route => ({
  method: 'GET',
  path,
  handle: async () => ({
    status: 200,
    headers: {
      'Content-Type': TYPES[extname(name)] ?? '',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    },
    text: await readFile(join(PAGE, name), 'utf8'),
  }),
});

/** First all that is played, then whatever changes. */
function lessonFeed(runs: LessonRuns): SocketRoute {
  return {
    path: '/lessons/feed',
    open: () => (client) => {
      const tell = (news: RunNews | { readonly kind: 'all'; readonly runs: ReturnType<LessonRuns['all']> }) => {
        if (client.backlog() > BACKLOG_LIMIT) client.cut();
        else client.send(JSON.stringify(news));
      };
      const unfollow = runs.follow(tell);
      client.onClose(unfollow);
      client.onMessage(() => client.cut());
      tell({ kind: 'all', runs: runs.all() });
    },
  };
}

const told = ({ id, name, feature, location, steps, guide }: Lesson) => ({
  ...{ id, name, feature, steps, guide },
  isOwn: isAbsolute(location) && guide === undefined,
});
