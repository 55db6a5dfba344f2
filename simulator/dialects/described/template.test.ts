// The templates of a described switch: trees keep their shape and their types, text is filled, and nothing is reached but what they
// are given, for no longer than they may take.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTemplates, valueAt } from './template.ts';

/** What these templates speak of. */
const ANY = Object.fromEntries(
  ['agent', 'agents', 'a', 'x', 'y', 'body', 'constructor'].map((name) => [name, undefined]),
);

const AGENT = {
  id: '1001',
  name: 'Ann "A" <Agent>',
  loggedIn: true,
  calls: 0,
  reason: null,
  queues: [{ id: 'sales' }, { id: 'support' }],
};

function render(tree: unknown, context: object = { agent: AGENT }): unknown {
  const templates = createTemplates(ANY);
  const made = templates.compile(tree, ['body']);
  assert.deepEqual(templates.mistakes, []);
  return made(context);
}

function mistakeIn(tree: unknown) {
  const templates = createTemplates(ANY);
  templates.compile(tree, ['body']);
  assert.equal(templates.mistakes.length, 1);
  return templates.mistakes[0] ?? assert.fail();
}

const RENDERED: readonly (readonly [what: string, tree: unknown, value: unknown])[] = [
  ['a leaf without a template is itself', { a: 'x', b: 1, c: null, d: [true] }, { a: 'x', b: 1, c: null, d: [true] }],
  ['one output keeps a truth value', '{{ agent.loggedIn }}', true],
  ['one output keeps a number', ' {{- agent.calls -}} ', 0],
  ['one output keeps a list', '{{ agent.queues }}', AGENT.queues],
  ['digits that are text stay text', '{{ agent.id }}', '1001'],
  ['nothing is null', '{{ agent.reason }}', null],
  ['what there is not is null', '{{ agent.nothing.of.the.kind }}', null],
  ['one output through a filter keeps its type', '{{ agent.calls | plus: 1 }}', 1],
  ['a default stands for what is null', "{{ agent.reason | default: 'none' }}", 'none'],
  ['a comparison is a truth value', '{{ agent.loggedIn == false }}', false],
  ['a list is joined', "{{ agent.queues | map: 'id' | join: ', ' }}", 'sales, support'],
  ['text around makes it text', 'is {{ agent.loggedIn }}', 'is true'],
  ['two outputs are text', '{{ agent.id }}{{ agent.calls }}', '10010'],
  ['a condition is text', '{% if agent.loggedIn %}in{% else %}out{% endif %}', 'in'],
  ['quotes and brackets are left as they are', '<{{ agent.name }}>', '<Ann "A" <Agent>>'],
  ['names of members are templates too', { '{{ agent.id }}': { x: '{{ agent.id }}' } }, { '1001': { x: '1001' } }],
  [
    'one of a tree for each of a list',
    { each: 'agent.queues', as: 'one', body: { id: '{{ one.id }}' } },
    [{ id: 'sales' }, { id: 'support' }],
  ],
  ['without as it is called item', { each: 'agent.queues', body: '{{ item.id }}' }, ['sales', 'support']],
  [
    'each in each',
    { each: 'agent.queues', as: 'q', body: { each: 'agent.queues', as: 'p', body: '{{ q.id }}-{{ p.id }}' } },
    [
      ['sales-sales', 'sales-support'],
      ['support-sales', 'support-support'],
    ],
  ],
  ['each of what is no list is nothing', { each: 'agent.name', body: 'x' }, []],
];

for (const [what, tree, value] of RENDERED) test(what, () => assert.deepEqual(render(tree), value));

for (const text of [
  '{{ agent.constructor }}',
  '{{ agent.__proto__ }}',
  '{{ agent.id.length.constructor }}',
  '{{ constructor }}',
  '{{ agent.constructor | default: nil }}',
  "{{ agent['__proto__'] | default: nil }}",
  "{{ agent['constructor']['name'] | default: nil }}",
])
  test(`${text} reaches nothing that is inherited`, () => assert.equal(render(text), null));

test('a member that is called as every object’s is reached where it is one of its own', () => {
  assert.equal(render('{{ body.constructor }}', { body: JSON.parse('{"constructor":"x"}') }), 'x');
  assert.equal(valueAt({ a: [1, 2] }, ['a', '1']), 2);
  assert.equal(valueAt({ a: 'text' }, ['a', 'length']), undefined);
});

for (const tag of ['include', 'render', 'layout', 'block'])
  test(`there is no ${tag}`, () => {
    const { path, message } = mistakeIn({ x: `{% ${tag} 'package.json' %}` });
    assert.deepEqual(path, ['body', 'x']);
    assert.match(message, new RegExp(`^is no template: tag "${tag}" not found`));
  });

for (const [what, tree, told] of [
  ['an output that does not end', '{{ agent.id', /^is no template: output .* not closed/],
  ['a tag that does not end', '{% if agent.id %}', /^is no template: tag .* not closed/],
  ['an unknown filter', '{{ agent.id | shout }}', /^is no template: undefined filter: shout/],
  ['an unknown filter in text', 'a {{ agent.id | shout }}', /^is no template: undefined filter: shout/],
  [
    'more than a template may be long',
    `{{ a | append: '${'x'.repeat(100_000)}' }}`,
    /^is no template: parse length limit exceeded/,
  ],
  ['each without a list', { each: 7, body: 'x' }, /^each takes a list such as agent\.queues/],
  ['each with something else', { each: 'agents', body: 'x', of: 1 }, /^each takes a list such as agent\.queues/],
] as const)
  test(`${what} is a mistake`, () => assert.match(mistakeIn(tree).message, told));

test('a template that never ends is stopped, and others go on', () => {
  const templates = createTemplates(ANY);
  const slow = templates.compile('{% for a in (1..10000) %}{% for b in (1..10000) %}.{% endfor %}{% endfor %}', []);
  const other = templates.compile('{{ agent.id }}!', []);
  const begin = performance.now();
  assert.throws(() => slow({ agent: AGENT }), /limit exceeded/);
  assert.ok(performance.now() - begin < 5000, 'long before it would have ended');
  assert.equal(other({ agent: AGENT }), '1001!');
});

test('a template that would fill the memory is stopped', () => {
  const tree = '{% for a in (1..100000000) %}x{% endfor %}';
  assert.throws(() => render(tree), /memory alloc limit exceeded/);
  assert.throws(() => render("x{{ '' | default: (1..100000000) }}"), /memory alloc limit exceeded/);
  assert.throws(() => render('{{ (1..100000000) }}'), /memory alloc limit exceeded/);
});
