import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  EVENT_NAMES,
  type FromMap,
  ISSUE_CODES,
  MESSAGE_MAX_CHARACTERS,
  PERMISSIONS,
  type Permission,
  parseFromHost,
  parseFromMap,
  type Request,
  readCommand,
} from '#embed/protocol/messages.ts';
import { ALL, allDelivered, embeddedStore, FakePage, grantOf, openGuest } from './embed-support.ts';
import golden from './golden-messages.json' with { type: 'json' };

/** Lists that a later version of the same number may add to. */
const GROWING = ['protocol', 'commands', 'supported'];

/** A golden message with its words replaced by "any text", and lists that grow by "at least these". */
function matching(value: unknown): unknown {
  if (value === '<text>') return expect.stringMatching(/./);
  if (Array.isArray(value)) return value.map(matching);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          GROWING.includes(key) ? expect.arrayContaining(part) : matching(part),
        ]),
      )
    : value;
}

const request = (command: unknown, params?: unknown) => ({ layoutMap: 1, kind: 'request', id: 'a-1', command, params });
const codeOf = (data: unknown) => {
  const parsed = parseFromHost(data);
  return parsed.ok ? 'ok' : parsed.foreign ? 'foreign' : parsed.issue.code;
};

describe('golden messages of version 1', () => {
  it.each(golden.exchanges.map((entry) => [entry.meaning, entry] as const))('%s', async (_, entry) => {
    const page = new FakePage();
    openGuest(page, {
      store: embeddedStore('loading' in entry),
      grant: grantOf('allow' in entry ? (entry.allow as readonly Permission[]) : ALL),
    });
    for (const message of 'after' in entry ? entry.after : []) page.say(message);
    await allDelivered();
    const before = page.answers.length;
    page.say(entry.sent);
    // What a command brings about may be told before the answer.
    const ofKind = ({ kind }: FromMap) => kind === entry.answer.kind;
    const answer = await vi.waitFor(() => {
      const found = (page.answers.slice(before) as FromMap[]).find(ofKind);
      expect(found).toBeDefined();
      return found;
    });
    expect(answer).toEqual(matching(entry.answer));
    expect(parseFromMap(answer)).toEqual(answer);
  });

  it.each(golden.received.map((entry) => [entry.meaning, entry] as const))('a host reads: %s', (_, { message }) => {
    expect(parseFromMap(message)).toEqual(message);
  });

  it('have every command, issue and event', () => {
    const answers = [...golden.exchanges.map(({ answer }) => answer), ...golden.received.map(({ message }) => message)];
    const of = (kind: string, field: string) =>
      new Set(
        answers.flatMap((answer) =>
          answer.kind === kind && field in answer ? [(answer as Record<string, unknown>)[field]] : [],
        ),
      );
    const commands = new Set(golden.exchanges.flatMap(({ sent }) => ('command' in sent ? [sent.command] : [])));
    expect(COMMAND_NAMES.filter((name) => !commands.has(name))).toEqual([]);
    expect(ISSUE_CODES.filter((code) => !of('issue', 'code').has(code))).toEqual([]);
    expect(EVENT_NAMES.filter((name) => !of('event', 'name').has(name))).toEqual([]);
  });
});

describe('what a map makes of a message', () => {
  it('leaves what is not of the protocol alone', () => {
    for (const data of [
      undefined,
      null,
      1,
      'layoutMap',
      [],
      new Map(),
      new ArrayBuffer(8),
      {},
      { kind: 'hello' },
      { type: 'webpackOk' },
    ])
      expect(codeOf(data)).toBe('foreign');
    expect(codeOf(Object.create({ layoutMap: 1, kind: 'hello' }))).toBe('foreign');
  });

  it('refuses another version, whatever else the message says', () => {
    expect(codeOf({ layoutMap: 1.1, kind: 'hello' })).toBe('ok');
    for (const layoutMap of [0, 2, 1.5, 1.2, Number.NaN, '1', null, { valueOf: 1 }])
      expect(codeOf({ layoutMap, kind: 'hello' })).toBe('unknown-version');
  });

  it('refuses what a host does not send', () => {
    for (const kind of [undefined, null, 'event', 'result', 'issue', '__proto__', 7])
      expect(codeOf({ layoutMap: 1, kind })).toBe('invalid');
    for (const id of [undefined, null, '', 7, 'x'.repeat(65), ['a']])
      expect(codeOf({ ...request('getView'), id })).toBe('invalid');
    for (const command of [undefined, null, '', 7, 'x'.repeat(81)]) expect(codeOf(request(command))).toBe('invalid');
  });

  it('refuses what is too much, counted and not written out', () => {
    const cycle: Record<string, unknown> = {};
    cycle.params = cycle;
    const sparse: unknown[] = [];
    sparse.length = 2 ** 32 - 1;
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const wide = Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`k${index}`, 0]));
    for (const params of [
      cycle,
      sparse,
      deep,
      wide,
      'x'.repeat(MESSAGE_MAX_CHARACTERS),
      new Map(),
      new Uint8Array(9),
      new Date(),
    ])
      expect(codeOf(request('setView', params))).toBe('too-large');
    expect(codeOf({ ...request('getView'), layoutMap: 1, padding: 'x'.repeat(MESSAGE_MAX_CHARACTERS) })).toBe(
      'too-large',
    );
    expect(codeOf(request('setView', { link: 'x'.repeat(MESSAGE_MAX_CHARACTERS - 1000) }))).toBe('ok');
  });

  it('never throws, and answers only with issues that it knows', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const near = fc.record(
      {
        layoutMap: fc.oneof(fc.constant(1), anything),
        kind: fc.oneof(fc.constantFrom('hello', 'request'), anything),
        id: anything,
        command: anything,
        params: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, near), (data) => {
        const parsed = parseFromHost(data);
        if (parsed.ok) expect(['hello', 'request']).toContain(parsed.message.kind);
        else if (!parsed.foreign) expect(ISSUE_CODES).toContain(parsed.issue.code);
        parseFromMap(data);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a host makes of a message', () => {
  it('leaves everything alone that a map does not send', () => {
    const base = { layoutMap: 1, id: 'a-1' };
    for (const data of [
      null,
      { ...base, layoutMap: 2, kind: 'result', value: 1 },
      { ...base, kind: 'result' },
      { layoutMap: 1, kind: 'result', value: 1 },
      { ...base, kind: 'issue', code: 'surprise', message: 'x' },
      { ...base, kind: 'issue', code: 'failed' },
      { ...base, kind: 'event', name: 'constructor', value: {} },
      { ...base, kind: 'event', name: 'ready', value: {} },
      { ...base, kind: 'event', name: 'select', value: null },
      { ...base, kind: 'request', command: 'getView' },
    ])
      expect(parseFromMap(data)).toBeUndefined();
  });
});

const read = (command: string, params?: unknown, allow: readonly Permission[] = ALL) => {
  const parsed = readCommand({ layoutMap: 1, kind: 'request', id: 'a-1', command, params } satisfies Request, allow);
  return parsed.ok ? parsed.message.params : parsed.foreign ? 'foreign' : parsed.issue.code;
};

/** What each command takes, and what it does not. */
const PARAMETERS: {
  readonly [Name in CommandName]: { readonly good: readonly unknown[]; readonly bad: readonly unknown[] };
} = {
  getView: { good: [{}], bad: [{ lang: 'zh' }] },
  setView: {
    good: [{ link: '' }, { link: '?asof=2019' }, { link: 'x'.repeat(2000) }],
    bad: [
      {},
      { link: 1 },
      { link: 'x'.repeat(2001) },
      { link: 'https://maps.example/?asof=2019' },
      { link: 'asof=2019#host=https' },
    ],
  },
  select: {
    good: [{ area: null }, { area: 'songjiang' }],
    bad: [{}, { area: '' }, { area: 'A' }, { area: '<b>' }, { area: ['songjiang'] }],
  },
  filter: {
    good: [{}, { industry: null }, { industry: 'software', figures: true }],
    bad: [
      { industry: 7 },
      { industry: undefined, role: 'A B' },
      { figures: 'with' },
      { figures: null },
      { document: 'report' },
    ],
  },
  setYear: {
    good: [{ asof: null }, { asof: 2019 }],
    bad: [{}, { asof: '2019' }, { asof: 2019.5 }, { asof: Number.NaN }, { asof: 99 }],
  },
  fit: {
    good: [{ target: 'home' }, { target: 'songjiang' }, { target: [121, 30, 122, 31] }],
    bad: [
      {},
      { target: null },
      { target: [121, 30, 122] },
      { target: [122, 30, 121, 31] },
      { target: [121, 31, 122, 30] },
      { target: [121, 30, Number.POSITIVE_INFINITY, 31] },
      { target: [121, 30, 122, '31'] },
      { target: [-181, 30, 122, 31] },
      { target: [121, -86, 122, 31] },
    ],
  },
  describe: { good: [{}, { lang: 'en' }], bad: [{ lang: 'en-GB' }, { lang: null }] },
  screenshot: {
    good: [{ format: 'svg' }, { format: 'png', width: 64, height: 4096 }],
    bad: [
      {},
      { format: 'gif' },
      { format: 'png', width: 63 },
      { format: 'png', height: 4097 },
      { format: 'png', width: 100.5 },
    ],
  },
  story: {
    good: [{ story: null }, { story: 'g60' }, { story: 'g60', step: 2 }, { story: 'g60', step: 'nine-cities' }],
    bad: [{}, { story: '' }, { story: 'G60' }, { story: 'g60', step: 0 }, { story: 'g60', step: 1.5 }, { step: 1 }],
  },
  goToStep: {
    good: [{ step: 1 }, { step: 'nine-cities' }],
    bad: [{}, { step: 0 }, { step: null }, { step: 'Nine cities' }, { step: Number.NaN }],
  },
  next: { good: [{}], bad: [{ by: 2 }] },
  previous: { good: [{}], bad: [{ by: 2 }] },
  step: { good: [], bad: [{ to: -1 }, { to: 'next' }] },
};

describe.each(COMMAND_NAMES)('the command %s', (name) => {
  const { good, bad } = PARAMETERS[name];
  it('accepts valid parameters', () => {
    for (const params of good) expect(read(name, params)).toEqual(params);
  });
  it('refuses all others', () => {
    for (const params of [...bad, 'text', [], null, { ...(good[0] ?? {}), surplus: 1 }])
      expect(read(name, params)).toBe('invalid');
  });
  it('needs its permission, and no other', () => {
    const { permission } = COMMANDS[name];
    const params = good[0] ?? {};
    expect(
      read(
        name,
        params,
        PERMISSIONS.filter((other) => other !== permission),
      ),
    ).toBe('not-allowed');
    expect(read(name, params, [permission])).toEqual(good.length > 0 ? params : 'reserved');
  });
});

it('knows no commands but its own', () => {
  expect(COMMAND_NAMES).toEqual(Object.keys(COMMANDS));
  for (const name of ['', 'GETVIEW', 'constructor', '__proto__', 'hasOwnProperty'])
    expect(read(name)).toBe('unknown-command');
});

it('is described in the README, every name of it', () => {
  const text = readFileSync(new URL('../../src/embed/README.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const names = [...COMMAND_NAMES, ...EVENT_NAMES, ...ISSUE_CODES];
  expect(names.filter((name) => !rows.some((row) => row.split('|')[1]?.includes(`\`${name}\``)))).toEqual([]);
  for (const name of COMMAND_NAMES)
    expect(
      rows.find((row) => row.startsWith(`| \`${name}\``)),
      name,
    ).toMatch(new RegExp(`\`${COMMANDS[name].permission}\` \\|$`));
  expect(text).toContain(MESSAGE_MAX_CHARACTERS.toLocaleString('en').replace(',', ' '));
});
