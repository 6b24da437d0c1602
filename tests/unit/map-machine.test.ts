/** Which renderer is on: every state meets every event, and no order of events leaks a renderer or shows two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeId,
  heldIds,
  INITIAL,
  type RendererCommand,
  type RendererEvent,
  type RendererState,
  shownOf,
  step,
} from '#map/session/machine.ts';

/** The state after events, and all commands on the way. */
function run(events: readonly RendererEvent[], from: RendererState = INITIAL) {
  let state = from;
  const commands: RendererCommand[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    commands.push(...next.commands);
  }
  return { state, commands };
}
const READY: RendererEvent = { type: 'scene-ready' };
const SVG_ON: readonly RendererEvent[] = [READY, { type: 'svg-started', id: 1 }];
const GL_ON: readonly RendererEvent[] = [
  { type: 'gl-wanted' },
  ...SVG_ON,
  { type: 'gl-due' },
  { type: 'gl-started', id: 2 },
];
const LOST: readonly RendererEvent[] = [...GL_ON, { type: 'context-lost', id: 2 }];
const STAND_IN: readonly RendererEvent[] = [...LOST, { type: 'svg-started', id: 3 }];

describe('the SVG map comes first', () => {
  it('starts when there is a Scene, once', () => {
    expect(run([READY, READY]).commands).toEqual([{ type: 'start-svg', id: 1 }]);
    expect(shownOf(run([READY]).state)).toBe('poster');
    expect(shownOf(run(SVG_ON).state)).toBe('svg');
  });
  it('does not start GL before it is on, and then waits for an idle moment', () => {
    expect(run([{ type: 'gl-wanted' }, READY]).commands).toEqual([{ type: 'start-svg', id: 1 }]);
    expect(run([{ type: 'gl-wanted' }, ...SVG_ON]).commands.at(-1)).toEqual({ type: 'schedule-gl' });
    expect(run([...SVG_ON, { type: 'gl-wanted' }]).commands.at(-1)).toEqual({ type: 'schedule-gl' });
  });
  it('is replaced by GL in one step: GL is brought up to date, then SVG is removed', () => {
    const { state, commands } = run(GL_ON);
    expect(shownOf(state)).toBe('live');
    expect(commands.slice(-2)).toEqual([
      { type: 'show', id: 2 },
      { type: 'destroy', id: 1 },
    ]);
  });
  it('keeps a gesture in progress, and is replaced when it ends', () => {
    const moving = run([
      { type: 'gl-wanted' },
      ...SVG_ON,
      { type: 'gl-due' },
      { type: 'moving', value: true },
      { type: 'gl-started', id: 2 },
    ]);
    expect(shownOf(moving.state)).toBe('svg');
    expect(shownOf(step(moving.state, { type: 'moving', value: false }).state)).toBe('live');
  });
  it('leaves GL as the way to a map where its own code does not load', () => {
    const { state, commands } = run([READY, { type: 'svg-failed', id: 1 }]);
    expect(commands.at(-1)).toEqual({ type: 'start-gl', id: 2 });
    expect(shownOf(step(state, { type: 'gl-started', id: 2 }).state)).toBe('live');
  });
  it('stays where GL does not start', () => {
    const { state } = run([{ type: 'gl-wanted' }, ...SVG_ON, { type: 'gl-due' }, { type: 'gl-failed', id: 2 }]);
    expect(shownOf(state)).toBe('svg');
    expect(state.gl.phase).toBe('failed');
    expect(step(state, { type: 'retry' }).commands).toEqual([{ type: 'schedule-gl' }]);
  });
});

describe('a lost context', () => {
  it('has the SVG map stand in, until it is restored', () => {
    expect(shownOf(run(LOST).state)).toBe('lost');
    expect(run(LOST).commands.at(-1)).toEqual({ type: 'start-svg', id: 3 });
    const restored = run([...STAND_IN, { type: 'context-restored', id: 2 }]);
    expect(shownOf(restored.state)).toBe('live');
    expect(restored.commands.slice(-2)).toEqual([
      { type: 'show', id: 2 },
      { type: 'destroy', id: 3 },
    ]);
  });
  it('that is restored before the stand-in has loaded, leaves no stand-in over the map', () => {
    const restored = run([...LOST, { type: 'context-restored', id: 2 }]);
    expect(shownOf(restored.state)).toBe('live');
    const late = step(restored.state, { type: 'svg-started', id: 3 });
    expect(late.commands).toEqual([{ type: 'destroy', id: 3 }]);
    expect(shownOf(late.state)).toBe('live');
  });
  it('that is lost twice in a row has one stand-in', () => {
    const { state } = run([...LOST, { type: 'context-restored', id: 2 }, { type: 'context-lost', id: 2 }]);
    const first = step(state, { type: 'svg-started', id: 3 });
    expect(first.commands).toEqual([{ type: 'destroy', id: 3 }]);
    const second = step(first.state, { type: 'svg-started', id: 4 });
    expect(heldIds(second.state)).toEqual([4, 2]);
  });
  it('whose stand-in does not load stays lost, and a retry asks for it again', () => {
    const { state } = run([...LOST, { type: 'svg-failed', id: 3 }]);
    expect(shownOf(state)).toBe('lost');
    expect(step(state, { type: 'retry' }).commands).toEqual([{ type: 'start-svg', id: 4 }]);
  });
  it('while GL waits for a gesture to end does not matter', () => {
    const ready = run([
      { type: 'gl-wanted' },
      ...SVG_ON,
      { type: 'gl-due' },
      { type: 'moving', value: true },
      { type: 'gl-started', id: 2 },
      { type: 'context-lost', id: 2 },
    ]);
    expect(shownOf(ready.state)).toBe('svg');
    expect(ready.commands.at(-1)).toEqual({ type: 'destroy', id: 2 });
  });
});

describe('a retry', () => {
  it('while a start is under way starts nothing twice', () => {
    expect(run([READY, { type: 'retry' }]).commands).toEqual([{ type: 'start-svg', id: 1 }]);
    const starting = run([{ type: 'gl-wanted' }, ...SVG_ON, { type: 'gl-due' }]);
    expect(step(starting.state, { type: 'retry' }).commands).toEqual([]);
  });
});

describe('the choice of the user', () => {
  it('for SVG takes GL away when the SVG map is there', () => {
    const leaving = run([...GL_ON, { type: 'gl-unwanted' }]);
    expect(shownOf(leaving.state)).toBe('live');
    const left = step(leaving.state, { type: 'svg-started', id: 3 });
    expect(shownOf(left.state)).toBe('svg');
    expect(left.commands).toEqual([
      { type: 'show', id: 3 },
      { type: 'destroy', id: 2 },
    ]);
  });
  it('that is taken back meanwhile keeps GL', () => {
    const back = run([...GL_ON, { type: 'gl-unwanted' }, { type: 'gl-wanted' }, { type: 'svg-started', id: 3 }]);
    expect(shownOf(back.state)).toBe('live');
    expect(back.commands.at(-1)).toEqual({ type: 'destroy', id: 3 });
  });
});

/** What the machine commands is done here in any order, as a browser would: late, failing, or after it is disposed. */
class World {
  state = INITIAL;
  readonly starting = new Map<number, 'svg' | 'gl'>();
  readonly alive = new Map<number, 'svg' | 'gl'>();
  readonly lost = new Set<number>();

  send(event: RendererEvent) {
    const { state, commands } = step(this.state, event);
    this.state = state;
    for (const command of commands) {
      if (command.type === 'start-svg') this.starting.set(command.id, 'svg');
      else if (command.type === 'start-gl') this.starting.set(command.id, 'gl');
      else if (command.type === 'destroy') {
        expect(this.alive.has(command.id), `destroyed ${command.id}, which is not there`).toBe(true);
        this.alive.delete(command.id);
      } else if (command.type === 'show') expect(this.alive.has(command.id)).toBe(true);
    }
    this.check();
  }
  /** One start that is under way succeeds or fails. */
  finishStart(pick: number, isWell: boolean) {
    const [id, kind] = [...this.starting][pick % Math.max(1, this.starting.size)] ?? [];
    if (id === undefined || kind === undefined) return;
    this.starting.delete(id);
    if (isWell) this.alive.set(id, kind);
    this.send({ type: isWell ? `${kind}-started` : `${kind}-failed`, id });
  }
  /** A GL renderer loses its context while it starts: it tells so, and its start fails. */
  loseWhileStarting(pick: number) {
    const ids = [...this.starting].flatMap(([id, kind]) => (kind === 'gl' ? [id] : []));
    const id = ids[pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    this.send({ type: 'context-lost', id });
    this.starting.delete(id);
    this.send({ type: 'gl-failed', id });
  }
  context(pick: number, isLost: boolean) {
    const ids = [...this.alive].flatMap(([id, kind]) => (kind === 'gl' && this.lost.has(id) !== isLost ? [id] : []));
    const id = ids[pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    if (isLost) this.lost.add(id);
    else this.lost.delete(id);
    this.send({ type: isLost ? 'context-lost' : 'context-restored', id });
  }
  check() {
    const { state } = this;
    expect([...this.alive.keys()].sort(), 'renderers that exist are those that are held').toEqual(
      [...heldIds(state)].sort(),
    );
    const active = activeId(state);
    if (active !== undefined) expect(this.alive.has(active)).toBe(true);
    const shown = shownOf(state);
    if (shown === 'svg') expect(this.alive.get(active ?? 0)).toBe('svg');
    if (shown === 'live') {
      expect(this.alive.get(active ?? 0)).toBe('gl');
      expect(
        [...this.alive.values()].filter((kind) => kind === 'svg'),
        'no stand-in over a GL map',
      ).toEqual([]);
    }
  }
}

type Move = readonly [name: keyof typeof MOVES, pick: number];
const MOVES = {
  ready: (world: World) => world.send(READY),
  succeed: (world: World, pick: number) => world.finishStart(pick, true),
  fail: (world: World, pick: number) => world.finishStart(pick, false),
  due: (world: World) => world.send({ type: 'gl-due' }),
  want: (world: World) => world.send({ type: 'gl-wanted' }),
  unwant: (world: World) => world.send({ type: 'gl-unwanted' }),
  lose: (world: World, pick: number) => world.context(pick, true),
  loseEarly: (world: World, pick: number) => world.loseWhileStarting(pick),
  restore: (world: World, pick: number) => world.context(pick, false),
  move: (world: World) => world.send({ type: 'moving', value: true }),
  rest: (world: World) => world.send({ type: 'moving', value: false }),
  retry: (world: World) => world.send({ type: 'retry' }),
  dispose: (world: World) => world.send({ type: 'dispose' }),
};
/** Disposing is rare, or little else would happen. */
const moveName = fc.oneof(
  {
    arbitrary: fc.constantFrom(...(Object.keys(MOVES) as (keyof typeof MOVES)[]).filter((name) => name !== 'dispose')),
    weight: 80,
  },
  { arbitrary: fc.constant('dispose' as const), weight: 1 },
);
/** Up to a GL map; random events alone seldom get there. */
const TO_LIVE: readonly Move[] = [
  ['want', 0],
  ['ready', 0],
  ['succeed', 0],
  ['due', 0],
  ['succeed', 0],
];
const moves = fc
  .tuple(fc.constantFrom<readonly Move[]>([], TO_LIVE), fc.array(fc.tuple(moveName, fc.nat(3)), { maxLength: 60 }))
  .map(([prefix, rest]): readonly Move[] => [...prefix, ...rest]);

describe('any order of events', () => {
  it('ends with a map that answers, whenever contexts are lost, once what failed is tried again', () => {
    let losses = 0;
    fc.assert(
      fc.property(moves, (list: readonly Move[]) => {
        const world = new World();
        for (const [name, pick] of list) {
          MOVES[name](world, pick);
          if (world.state.gl.phase === 'lost') losses += 1;
        }
        world.send(READY);
        for (let round = 0; round < 3; round += 1) {
          while (world.starting.size > 0) world.finishStart(0, true);
          world.send({ type: 'retry' });
        }
        if (world.state.isDisposed) return;
        expect(activeId(world.state), `a renderer, not ${shownOf(world.state)} alone`).toBeDefined();
        expect(shownOf(world.state)).not.toBe('poster');
      }),
      { numRuns: 3000 },
    );
    expect(losses, 'sequences in which a context is lost').toBeGreaterThan(300);
  });

  it.each([
    ['before it has drawn', [['want'], ['ready'], ['succeed'], ['due'], ['loseEarly']]],
    ['before the SVG map has come, which fails', [['ready'], ['fail'], ['loseEarly'], ['retry'], ['succeed']]],
    ['under a gesture', [['want'], ['ready'], ['succeed'], ['due'], ['move'], ['succeed'], ['lose'], ['rest']]],
    ['as soon as it is on', [['want'], ['ready'], ['succeed'], ['due'], ['succeed'], ['lose'], ['succeed']]],
    [
      'while it is replaced',
      [['want'], ['ready'], ['succeed'], ['due'], ['succeed'], ['unwant'], ['lose'], ['succeed']],
    ],
  ] as const)('a context that is lost %s leaves a map', (_, list) => {
    const world = new World();
    for (const [name] of list) MOVES[name](world, 0);
    expect(world.alive.get(activeId(world.state) ?? 0)).toBe('svg');
  });

  it('leaks no renderer, and shows no stand-in over a GL map', () => {
    let live = 0;
    fc.assert(
      fc.property(moves, (list: readonly Move[]) => {
        const world = new World();
        for (const [name, pick] of list) {
          MOVES[name](world, pick);
          if (shownOf(world.state) === 'live') live += 1;
        }
        // Whatever is under way arrives at last.
        while (world.starting.size > 0) world.finishStart(0, true);
      }),
      { numRuns: 3000 },
    );
    expect(live, 'sequences that reach a GL map').toBeGreaterThan(500);
  });
  it('ends with nothing alive once it is disposed', () => {
    fc.assert(
      fc.property(moves, (list: readonly Move[]) => {
        const world = new World();
        for (const [name, pick] of list) MOVES[name](world, pick);
        world.send({ type: 'dispose' });
        while (world.starting.size > 0) world.finishStart(0, true);
        expect(world.alive.size).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
