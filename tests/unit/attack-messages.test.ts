/** Messages of a host that attacks: the map never throws, answers within its form, and has done what it may. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MESSAGES_PER_SECOND } from '#embed/guest/guest.ts';
import { COMMAND_NAMES, type FromMap, parseFromHost, parseFromMap, readCommand } from '#embed/protocol/messages.ts';
import { attack, type Chance, HOSTILE_TEXTS, HOSTILE_VALUES, PROTOTYPE_NAMES, TIMES } from './attack-support.ts';
import { ALL, allDelivered, deliver, FakePage, grantOf, HOST, MAP, openGuest } from './embed-support.ts';

afterEach(() => {
  vi.useRealTimers();
});

const request = (id: string, command: unknown, params?: unknown) => ({
  layoutMap: 1,
  kind: 'request',
  id,
  command,
  params,
});
const FIELDS = ['link', 'area', 'asof', 'target', 'lang', 'format', 'width', 'height', 'story', 'step', 'industry'];
const params = (chance: Chance) =>
  Object.fromEntries(
    Array.from({ length: chance.below(4) }, () => [
      chance.of([...FIELDS, ...PROTOTYPE_NAMES]),
      chance.of(HOSTILE_VALUES),
    ]),
  );
function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}
function circle(): unknown {
  const value: Record<string, unknown> = { layoutMap: 1, kind: 'request', id: 'a', command: 'select' };
  value.params = { area: value };
  return value;
}

const KINDS: Readonly<Record<string, (chance: Chance, index: number) => unknown>> = {
  'no messages of ours': (chance) => chance.of([...HOSTILE_VALUES, new Map(), new Date(0), new Uint8Array(8), /x/]),
  'envelopes with hostile fields': (chance) => ({
    layoutMap: chance.of([1, 1.1, 2, '1', Number.NaN, ...HOSTILE_VALUES]),
    kind: chance.of(['request', 'hello', 'event', ...HOSTILE_VALUES]),
    id: chance.of(['a', 'x'.repeat(65), ...HOSTILE_VALUES]),
    command: chance.of([...COMMAND_NAMES, ...HOSTILE_VALUES]),
    params: chance.of([params(chance), ...HOSTILE_VALUES]),
  }),
  'commands with hostile parameters': (chance, index) => request(`p${index}`, chance.of(COMMAND_NAMES), params(chance)),
  'names of prototypes as commands': (chance, index) =>
    request(`n${index}`, chance.of(PROTOTYPE_NAMES), params(chance)),
  'deep, circular and long': (chance, index) =>
    chance.of([
      () => request(`d${index}`, 'select', deep(7 + chance.below(50))),
      circle,
      () => request(`l${index}`, 'setView', { link: chance.of(HOSTILE_TEXTS).repeat(100) }),
      () => request(`k${index}`, 'filter', Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, n]))),
    ])(),
};

/** An answer is one of the protocol's. */
const isOurs = (answer: unknown) => parseFromMap(answer) !== undefined;

describe('messages to a map', () => {
  const each = 10_000 * TIMES;
  it.each(Object.entries(KINDS))('are parsed, or refused with a word: %s', (name, make) => {
    let refused = 0;
    attack(`messages, ${name}`, 40_000, each, (chance, index) => {
      const parsed = parseFromHost(make(chance, index));
      const read = parsed.ok && parsed.message.kind === 'request' ? readCommand(parsed.message, ALL) : parsed;
      if (read.ok) return;
      refused += 1;
      if (!read.foreign && !isOurs(read.issue)) throw new Error(JSON.stringify(read.issue));
    });
    console.log(`  of which refused: ${refused}`);
  });

  it('in a flood are dropped unread but for those of a second, and a later one is answered', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const page = new FakePage();
    let read = 0;
    const { close } = openGuest(page, { grant: grantOf(['view']) });
    const flooded = page.inner;
    if (!flooded) throw new Error('there is no frame');
    for (let index = 0; index < 10_000; index += 1)
      flooded.dispatchEvent(
        Object.defineProperties(new Event('message'), {
          source: { value: page.parent },
          origin: { value: HOST },
          data: {
            get() {
              read += 1;
              return request(`f${index}`, 'select', { area: 'north' });
            },
          },
        }),
      );
    await allDelivered();
    expect(read).toBe(MESSAGES_PER_SECOND + 1);
    expect((page.answers as FromMap[]).filter(({ kind }) => kind === 'result')).toHaveLength(MESSAGES_PER_SECOND);
    vi.advanceTimersByTime(1000);
    page.say(request('after', 'select', { area: 'north' }));
    await allDelivered();
    expect(page.answers).toContainEqual(expect.objectContaining({ kind: 'result', id: 'after' }));
    close();
  });

  it('of a million keys cost one reading, and the next are not read', async () => {
    const page = new FakePage();
    const { close } = openGuest(page);
    const flooded = page.inner as EventTarget;
    let read = 0;
    const huge = () => {
      read += 1;
      const fields: Record<string, unknown> = { layoutMap: 1, kind: 'request', id: `h${read}`, command: 'select' };
      for (let index = 0; index < 1_000_000; index += 1) fields[`k${index}`] = index;
      return fields;
    };
    attack('messages of a million keys', 55_000, 50, () => {
      flooded.dispatchEvent(
        Object.defineProperties(new Event('message'), {
          source: { value: page.parent },
          origin: { value: HOST },
          data: { get: huge },
        }),
      );
    });
    await allDelivered();
    expect(read).toBe(1);
    expect(page.answers).toContainEqual(expect.objectContaining({ kind: 'issue', code: 'too-large' }));
    close();
  });

  it('of another origin or window are not read at all', async () => {
    const page = new FakePage();
    const { close } = openGuest(page);
    const before = page.answers.length;
    attack('messages of others', 50_000, 1000, (chance, index) => {
      const message = request(`o${index}`, 'getView');
      const inner = page.inner as EventTarget;
      if (chance.below(2)) deliver(inner, message, 'https://evil.example', page.parent);
      else deliver(inner, message, HOST, {});
    });
    await allDelivered();
    expect(page.answers.length).toBe(before);
    expect(MAP).not.toBe(HOST);
    close();
  });
});

it('answers of a map that is not one are not believed', () => {
  attack('answers', 60_000, 10_000 * TIMES, (chance) => {
    const value = parseFromMap({
      layoutMap: chance.of([1, 2, ...HOSTILE_VALUES]),
      kind: chance.of(['event', 'result', 'issue', ...HOSTILE_VALUES]),
      id: chance.of(HOSTILE_VALUES),
      name: chance.of(['ready', 'select', ...HOSTILE_VALUES]),
      value: chance.of(HOSTILE_VALUES),
      code: chance.of(['invalid', ...HOSTILE_VALUES]),
      message: chance.of(HOSTILE_VALUES),
      supported: chance.of(HOSTILE_VALUES),
    });
    if (value && !['event', 'result', 'issue'].includes(value.kind)) throw new Error(JSON.stringify(value));
  });
});
