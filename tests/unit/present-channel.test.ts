/** Windows of one talk agree, whatever happens to them and to their messages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTalk, type Port, type Role, type Talk } from '#present/channel.ts';
import { type Command, command, newPresentation, type Presentation, usedOf } from '#present/model.ts';

const STEPS = ['one', 'two', 'three', 'four', 'five'];
const COMMANDS = 500;
const START = newPresentation('g60', 'one');

/** A channel whose messages wait until they are delivered: in any order, or never. */
class Bus {
  readonly ports = new Set<Port>();
  readonly waiting: { readonly to: Port; readonly data: unknown }[] = [];
  join(): Port {
    const port: Port = {
      onmessage: null,
      // What crosses to another window is a copy.
      postMessage: (message) => {
        for (const to of this.ports)
          if (to !== port) this.waiting.push({ to, data: JSON.parse(JSON.stringify(message)) });
      },
      close: () => this.ports.delete(port),
    };
    this.ports.add(port);
    return port;
  }
  deliver(index = 0): void {
    const [entry] = this.waiting.splice(index, 1);
    // A port that was closed hears nothing more.
    if (entry && this.ports.has(entry.to)) entry.to.onmessage?.({ data: entry.data } as MessageEvent);
  }
  deliverAll(): void {
    while (this.waiting.length > 0) this.deliver();
  }
}

/** The windows of one browser: each has a place in which it is opened, and a storage that a reload keeps. */
class Windows {
  readonly bus = new Bus();
  readonly open: (Talk | undefined)[];
  readonly storage: (string | null)[];
  private readonly ports: Port[] = [];
  now = 0;
  private opened = 0;
  constructor(count: number) {
    this.open = Array.from({ length: count }, () => undefined);
    this.storage = Array.from({ length: count }, () => null);
    for (let at = 0; at < count; at += 1) this.start(at);
  }
  start(at: number): Talk {
    this.opened += 1;
    const port = this.bus.join();
    const talk = joinTalk({
      port,
      id: `w${at}-${this.opened}`,
      role: roleOf(at),
      initial: START,
      stepsOf: () => STEPS,
      now: () => this.now,
      saved: () => this.storage[at] ?? null,
      save: (text) => {
        this.storage[at] = text;
      },
    });
    this.open[at] = talk;
    this.ports[at] = port;
    return talk;
  }
  /** A crash says no goodbye. */
  stop(at: number, kind: 'close' | 'crash'): void {
    if (kind === 'close') this.open[at]?.close();
    else if (this.ports[at]) this.bus.ports.delete(this.ports[at]);
    this.open[at] = undefined;
  }
  get talks(): readonly Talk[] {
    return this.open.flatMap((talk) => talk ?? []);
  }
}
const roleOf = (at: number): Role => (at === 0 ? 'screen' : 'desk');

const talkCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    ...(['next', 'previous', 'first', 'last', 'back', 'black', 'white', 'start', 'pause', 'reset'] as const).map(
      (name) => ({ do: name }),
    ),
  ),
  fc.integer({ min: 0, max: 6 }).map((step): Command => ({ do: 'goTo', step })),
  fc.constantFrom('', 'area=songjiang', 'asof=2019').map((view): Command => ({ do: 'push', view })),
  fc.constantFrom('zh' as const, 'en' as const).map((language): Command => ({ do: 'language', language })),
);

/** What happens to the windows; numbers are folded to a window or a message that there is. */
type Act =
  | { readonly act: 'command'; readonly at: number; readonly asked: Command }
  | { readonly act: 'close' | 'crash' | 'open' | 'reload' | 'wake'; readonly at: number }
  | { readonly act: 'deliver' | 'lose'; readonly at: number };
const anyNumber = fc.nat({ max: 1000 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('command' as const), at: anyNumber, asked: talkCommand }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('deliver' as const), at: anyNumber }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('lose' as const), at: anyNumber }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('close', 'crash', 'open', 'reload', 'wake', 'open', 'open'),
      at: anyNumber,
    }),
  },
);
const exactly = (length: number) => ({ minLength: length, maxLength: length, size: 'max' as const });

describe.each([2, 3])('%i windows', (count) => {
  it(`hold what a single one would, after ${COMMANDS} commands here and there`, () => {
    const acts = fc.array(fc.record({ at: anyNumber, asked: talkCommand }), exactly(COMMANDS));
    fc.assert(
      fc.property(acts, (commands) => {
        const windows = new Windows(count);
        windows.bus.deliverAll();
        let model: Presentation = START;
        for (const { at, asked } of commands) {
          windows.now += 1000;
          model = command(model, asked, { steps: STEPS, now: windows.now });
          windows.open[at % count]?.send(asked);
          windows.bus.deliverAll();
          for (const talk of windows.talks) expect(talk.state()).toEqual(model);
        }
      }),
      { numRuns: 5 },
    );
  });

  it(`agree after ${COMMANDS} acts: closed, crashed, reloaded, opened, with late and lost messages`, () => {
    let commands = 0;
    fc.assert(
      fc.property(fc.array(act, exactly(COMMANDS)), (acts) => {
        const windows = new Windows(count);
        const { bus } = windows;
        /** The state that each window would have if it alone were asked: written down by what it said itself. */
        const written = new Map<string, Presentation>();
        for (const { at, ...what } of acts) {
          const place = at % count;
          const talk = windows.open[place];
          windows.now += 1000;
          if (what.act === 'command' && talk) {
            const expected = command(talk.state(), what.asked, { steps: STEPS, now: windows.now });
            talk.send(what.asked);
            // It applies here at once, and waits for nobody.
            expect(talk.state()).toEqual(expected);
            written.set(JSON.stringify(expected), expected);
            commands += 1;
          } else if (what.act === 'deliver' && bus.waiting.length > 0) bus.deliver(at % bus.waiting.length);
          else if (what.act === 'lose' && bus.waiting.length > 0) bus.waiting.splice(at % bus.waiting.length, 1);
          else if (what.act === 'wake') talk?.hello();
          else if (what.act === 'open' && !talk) windows.start(place);
          else if (what.act === 'reload' && talk) {
            const before = talk.state();
            windows.stop(place, 'close');
            expect(windows.start(place).state()).toEqual(before);
          } else if ((what.act === 'close' || what.act === 'crash') && talk) windows.stop(place, what.act);
        }
        // All are open at the end. Whichever of them is looked at next says hello; that message comes through.
        for (let place = 0; place < count; place += 1) if (!windows.open[place]) windows.start(place);
        bus.waiting.length = 0;
        windows.talks.at(-1)?.hello();
        bus.deliverAll();
        const [first, ...rest] = windows.talks.map((talk) => talk.state());
        expect(rest).toHaveLength(count - 1);
        for (const state of rest) expect(state).toEqual(first);
        // And what they agree on is something that was commanded, or the beginning.
        expect([START, ...written.values()]).toContainEqual(first);
      }),
      { numRuns: 20 },
    );
    expect(commands).toBeGreaterThan(COMMANDS);
  });
});

describe('a window', () => {
  const pair = () => {
    const windows = new Windows(2);
    windows.bus.deliverAll();
    const [screen, desk] = windows.talks as [Talk, Talk];
    return { windows, screen, desk };
  };

  it('that is closed and opened again finds the timer running', () => {
    const { windows, screen, desk } = pair();
    windows.now = 1000;
    desk.send({ do: 'start' });
    windows.bus.deliverAll();
    windows.stop(1, 'close');
    windows.storage[1] = null;
    windows.now = 61_000;
    const again = windows.start(1);
    windows.bus.deliverAll();
    expect(usedOf(again.state().timer, windows.now)).toBe(60_000);
    expect(again.state()).toEqual(screen.state());
  });

  it('knows who is there, until they are closed', () => {
    const { windows, screen, desk } = pair();
    const count = (talk: Talk, role: Role) => talk.others(role).length;
    expect([count(screen, 'desk'), count(screen, 'screen'), count(desk, 'screen')]).toEqual([1, 0, 1]);
    let heard = 0;
    screen.subscribe(() => {
      heard += 1;
    });
    desk.close();
    windows.bus.deliverAll();
    expect([count(screen, 'desk'), heard]).toEqual([0, 1]);
  });

  it('reports what it has of the files, and fetches them when another one wishes so', () => {
    const { windows, screen, desk } = pair();
    const report = { need: 9, have: 4, failed: ['index.json'], isAwake: true };
    let heard = 0;
    desk.subscribe(() => {
      heard += 1;
    });
    screen.report(report);
    screen.report(report);
    windows.bus.deliverAll();
    expect([desk.others('screen'), heard]).toEqual([[report], 1]);
    let prepared = 0;
    const stop = screen.onPrepare(() => {
      prepared += 1;
    });
    desk.prepare();
    windows.bus.deliverAll();
    stop();
    desk.prepare();
    windows.bus.deliverAll();
    expect(prepared).toBe(1);
  });

  it('of two that act at the same time takes the same one as the other', () => {
    const { windows, screen, desk } = pair();
    screen.send({ do: 'next' });
    desk.send({ do: 'last' });
    windows.bus.deliverAll();
    expect(screen.state()).toEqual(desk.state());
    expect(screen.state().step).toBe('five');
  });

  it('that missed a message learns it with its own next word', () => {
    const { windows, screen, desk } = pair();
    for (let count = 0; count < 3; count += 1) screen.send({ do: 'next' });
    windows.bus.waiting.length = 0;
    desk.send({ do: 'black' });
    windows.bus.deliverAll();
    expect(desk.state()).toEqual(screen.state());
    expect(desk.state().step).toBe('four');
  });

  it('tells once of messages that it does not understand, and keeps its state', () => {
    const { windows, screen, desk } = pair();
    screen.send({ do: 'next' });
    windows.bus.deliverAll();
    const port = windows.bus.join();
    const said: boolean[] = [];
    desk.subscribe(() => said.push(desk.hasStranger()));
    const state = { ...desk.state(), step: 'four' };
    const report = { need: 0, have: 0, failed: [], isAwake: null };
    const good = { v: 1, kind: 'state', from: 'x', role: 'desk', report, rev: 99, by: 'x', state };
    const bad: readonly unknown[] = [
      null,
      'next',
      { ...good, v: 2 },
      { ...good, kind: 'jump' },
      { ...good, rev: Number.NaN },
      { ...good, role: 'host' },
      { ...good, report: { ...report, failed: [1] } },
      { ...good, state: { ...state, timer: null } },
      { ...good, state: { ...state, screen: 'red' } },
    ];
    for (const message of bad) port.postMessage(message);
    windows.bus.deliverAll();
    expect(said).toEqual([true]);
    expect(desk.state().step).toBe('two');
    port.postMessage(good);
    windows.bus.deliverAll();
    expect(desk.state().step).toBe('four');
  });

  it('begins anew when what was saved is not whole', () => {
    for (const text of ['', '{', '{"rev":3}', '{"rev":3,"by":"a","state":{}}']) {
      const windows = new Windows(1);
      windows.stop(0, 'close');
      windows.storage[0] = text;
      expect(windows.start(0).state()).toEqual(START);
    }
  });
});
