// What the lessons answer over HTTP where they refuse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpRequest } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { lessonRoutes } from './lesson-routes.ts';
import type { LessonPlayer } from './lessons.ts';

const REFUSING: LessonPlayer = {
  lessons: [],
  now: undefined,
  play: (id) => {
    throw new KitFailure('UnknownLesson', `There is no lesson ${id}.`, { hint: 'Choose one that is listed.' });
  },
  next: () => undefined,
  skip: () => undefined,
  close: async () => undefined,
};

test('a lesson that cannot be played is refused as everything on the main port is', async () => {
  const route = lessonRoutes(async () => REFUSING).find(({ path }) => path === '/lessons/play');
  const request = { json: () => ({ id: 'nope' }) } as Partial<HttpRequest> as HttpRequest;
  const { status, headers, body } = (await route?.handle(request)) ?? {};
  assert.deepEqual([status, headers?.['Content-Type']], [404, 'application/problem+json']);
  assert.deepEqual(body, {
    type: 'urn:signoff:error:UnknownLesson',
    title: 'Unknown lesson',
    status: 404,
    detail: 'There is no lesson nope.',
    code: 'UnknownLesson',
    hint: 'Choose one that is listed.',
  });
});
