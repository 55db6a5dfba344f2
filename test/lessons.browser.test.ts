// Lessons in a browser: the course to its end, two windows side by side, links, and whoever watches.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { browserTest, openPage, showBoard } from '../simulator/board/testing/board.ts';
import { COURSE } from '../src/kit/lessons/course.ts';
import { ask, lessonCalled, teach } from './testing/lessons.ts';

const next = (page: Page) => page.locator('.steps .waits').waitFor();

browserTest(
  'a link shows its lesson and begins nothing, a wrong link says so, nobody frames the page, and a search finds',
  async (t) => {
    const url = await teach(t);
    const { page } = await openPage(t, url);
    const { id } = await lessonCalled('refused');
    for (const link of [`/teach?lesson=${id}`, `/teach#${id}`]) {
      await page.goto(url + link);
      await page.getByRole('heading', { name: 'Why a logout is refused' }).waitFor();
      assert.equal(await page.locator('.steps li').count(), 6);
    }
    assert.deepEqual(await ask(url, 'GET', '/lessons/runs'), []);
    await page.goto(`${url}/teach?lesson=no-such-lesson`);
    await page.getByRole('alert').getByText('There is no lesson “no-such-lesson”').waitFor();
    await page.goto(`${url}/teach?lesson=${id}&run=gone`);
    await page.getByRole('alert').getByText('not being played any more').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await next(page);
    assert.equal((await ask(url, 'GET', '/lessons/runs')).length, 1);

    // Another page that frames the lessons gets an empty frame, and nothing happens.
    const frame = `<!doctype html><iframe src="${url}/teach?lesson=${id}" onload="document.title = 'loaded'"></iframe>`;
    const other = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(frame)).listen(
      0,
      '127.0.0.1',
    );
    await once(other, 'listening');
    t.after(() => other.close());
    const framing = await page.context().newPage();
    await framing.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}`);
    await framing.waitForFunction("document.title === 'loaded'");
    const framed = framing.frames().find((one) => one !== framing.mainFrame());
    assert.doesNotMatch((await framed?.content()) ?? '', /Lessons/);
    assert.equal((await ask(url, 'GET', '/lessons/runs')).length, 1);

    // A search finds what can be played besides, and a feature is text and no markup.
    await page.goto(`${url}/teach`);
    await page.getByLabel(/^Search all/).fill('long week');
    await page.getByText('1 found.').waitFor();
    await page.getByRole('heading', { name: 'Mine <img src=x onerror=alert(1)>' }).waitFor();
    assert.equal(await page.locator('main img').count(), 0);
    await page.getByLabel(/^Search all/).fill('nobody listens whatever Ready');
    await page.getByRole('link', { name: 'Nobody listens, whatever is asked: asks to be Ready' }).click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
  },
);

browserTest(
  'the course is played to its end with a clicker alone; each lesson ends on its question, over the evidence',
  async (t) => {
    const url = await teach(t);
    const { page } = await openPage(t, url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${url}/teach`);
    await page.getByText(`0 of ${COURSE.length} seen`).waitFor();
    await page.getByRole('link', { name: 'The first login' }).click();
    for (const [index] of COURSE.entries()) {
      await page.getByText(`Lesson ${index + 1} of ${COURSE.length}`, { exact: true }).waitFor();
      await page.keyboard.press('PageDown');
      await page.locator('.steps .waits').waitFor();
      const steps = await page.locator('.steps li').count();
      for (let played = 1; played <= steps; played += 1) {
        await page.keyboard.press(played % 2 === 0 ? 'Space' : 'PageDown');
        await page
          .locator('.steps .passed')
          .nth(played - 1)
          .waitFor();
        if (played < steps) await next(page);
      }
      await page.locator('.verdict.passed').waitFor();
      await page.locator('.evidence details[open] pre').first().waitFor();
      assert.equal(await page.locator('.answer').count(), 0);
      await page.keyboard.press('ArrowRight');
      await page.locator('.answer').waitFor();
      if (index + 1 < COURSE.length) await page.keyboard.press('PageDown');
    }
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByText(`${COURSE.length} of ${COURSE.length} seen`).waitFor();
    assert.deepEqual(await ask(url, 'GET', '/lessons/runs'), [], 'what was left is over');
    assert.equal(asked.filter((path) => path === '/lessons').length, 1, 'nothing is asked for again and again');
    assert.deepEqual(
      asked.filter((path) => /^\/lessons\/runs\/\w+$/.test(path)).length,
      COURSE.length,
      'each is left once',
    );
  },
);

browserTest(
  'two windows play two lessons; a third, on the board, sees its own floor, and watches if it likes',
  async (t) => {
    const url = await teach(t);
    const [one, two] = [(await openPage(t, url)).page, (await openPage(t, url)).page];
    const { page: board } = await showBoard(t, url);
    const floor = await board.locator('.card').allInnerTexts();
    for (const [page, key] of [
      [one, 'refused'],
      [two, 'lie'],
    ] as const) {
      await page.goto(`${url}/teach?lesson=${(await lessonCalled(key)).id}`);
      await page.getByRole('button', { name: 'Begin' }).click();
      await next(page);
    }
    for (const page of [one, two])
      for (let played = 1; played <= 3; played += 1) {
        await page.getByRole('button', { name: 'Next', exact: true }).click();
        await page
          .locator('.steps .passed')
          .nth(played - 1)
          .waitFor();
        await next(page);
      }
    assert.match(await one.locator('main h1').innerText(), /^Ada$/, 'it opens the person whom the step is about');
    await one.locator('main .badge', { hasText: 'Ready' }).first().waitFor();
    await two.locator('.asked', { hasText: 'The ACD said OK, but held' }).waitFor();
    await two.locator('.evidence .yes pre', { hasText: '"outcome":"done"' }).waitFor();
    assert.equal(await two.locator('iframe').count(), 0);

    await one.keyboard.press('ArrowLeft');
    await one.locator('.steps li:nth-child(2)[data-shown]').waitFor();
    await one.keyboard.press('ArrowLeft');
    await one.getByRole('heading', { name: 'Rules', level: 1 }).waitFor();

    await board.getByText('2 lessons are being played.').waitFor();
    const times = /over .*|\d+ (min|s)/g;
    const still = (await board.locator('.card').allInnerTexts()).map((text) => text.replaceAll(times, ''));
    assert.deepEqual(
      still,
      floor.map((text) => text.replaceAll(times, '')),
    );
    await two.getByRole('button', { name: 'Leave' }).click();
    await board.getByText('A lesson is being played: Why a logout is refused.').waitFor();
    await board.getByRole('link', { name: 'Watch' }).click();
    await board.getByText('You are watching.').waitFor();
    assert.equal(await board.getByRole('button', { name: 'Next', exact: true }).count(), 0);
    await board.keyboard.press('Space');
    await one.getByRole('button', { name: 'Next', exact: true }).click();
    await board.locator('.steps .passed').nth(3).waitFor();
    await board.locator('.asked', { hasText: 'only from NotReady' }).waitFor();
    await board.getByRole('button', { name: 'Leave' }).click();
    await board.getByRole('heading', { name: 'Agents', level: 1 }).waitFor();
    assert.equal((await ask(url, 'GET', '/lessons/runs')).length, 1, 'whoever watches ends nothing');
    await board.getByRole('button', { name: 'Leave' }).click();
    await board.locator('.played').waitFor({ state: 'detached' });
  },
);
