/** What each command makes of a talk. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, command, newPresentation, type Presentation, usedOf } from '#present/model.ts';

const steps = ['one', 'two', 'three'];
const START = newPresentation('g60', 'one');
/** Runs commands one second apart, from second 1 on. */
const run = (commands: readonly Command[], from: Presentation = START) =>
  commands.reduce((state, asked, index) => command(state, asked, { steps, now: (index + 1) * 1000 }), from);

describe('steps', () => {
  it('go forward and back, and stop at the ends', () => {
    expect(run([{ do: 'next' }, { do: 'next' }]).step).toBe('three');
    expect(run([{ do: 'last' }, { do: 'next' }]).step).toBe('three');
    expect(run([{ do: 'last' }, { do: 'previous' }]).step).toBe('two');
    expect(run([{ do: 'previous' }])).toBe(START);
  });
  it('are named by their id or their number', () => {
    expect(run([{ do: 'goTo', step: 'two' }]).step).toBe('two');
    expect(run([{ do: 'goTo', step: 3 }]).step).toBe('three');
    for (const step of [0, 4, 1.5, 'four']) expect(run([{ do: 'goTo', step }])).toBe(START);
  });
  it('do not move before the story is here', () => {
    const state = command(START, { do: 'next' }, { steps: [], now: 1 });
    expect(state).toBe(START);
  });
  it('begin anew where the story lacks the present one', () => {
    expect(run([{ do: 'next' }], newPresentation('g60', 'removed')).step).toBe('one');
  });
  it('of another story are entered there', () => {
    expect(run([{ do: 'black' }, { do: 'open', story: 'other', step: 'x' }])).toMatchObject({
      story: 'other',
      step: 'x',
      screen: 'shown',
    });
  });
  it('of another story are entered anew, also under an id that both have', () => {
    const running = command(START, { do: 'start' }, { steps: [], now: 1000 });
    const opened = command(running, { do: 'open', story: 'other', step: running.step }, { steps: [], now: 6000 });
    expect(opened).toMatchObject({ story: 'other', step: running.step, entered: 5000 });
  });
});

describe('an excursion', () => {
  const away = run([{ do: 'next' }, { do: 'push', view: 'area=songjiang' }]);
  it('leaves the step where it is', () => expect(away).toMatchObject({ step: 'two', excursion: 'area=songjiang' }));
  it('ends at that step', () => {
    for (const back of ['back', 'previous'] as const)
      expect(run([{ do: back }], away)).toMatchObject({ step: 'two', excursion: null });
  });
  it('ends with the next step', () => {
    expect(run([{ do: 'next' }], away)).toMatchObject({ step: 'three', excursion: null });
  });
  it('is shown on a screen that was black', () => {
    expect(run([{ do: 'black' }, { do: 'push', view: '' }]).screen).toBe('shown');
  });
});

describe('the screen', () => {
  it('is black or white until the same key or a step', () => {
    expect(run([{ do: 'black' }]).screen).toBe('black');
    expect(run([{ do: 'black' }, { do: 'white' }]).screen).toBe('white');
    expect(run([{ do: 'black' }, { do: 'black' }]).screen).toBe('shown');
    expect(run([{ do: 'black' }, { do: 'next' }])).toMatchObject({ screen: 'shown', step: 'two' });
  });
});

describe('the timer', () => {
  it('counts while it runs, also when nobody looks', () => {
    const running = run([{ do: 'start' }]);
    expect(usedOf(running.timer, 61_000)).toBe(60_000);
    const paused = run([{ do: 'start' }, { do: 'pause' }]);
    expect(usedOf(paused.timer, 9e9)).toBe(1000);
    expect(usedOf(run([{ do: 'start' }, { do: 'pause' }, { do: 'start' }]).timer, 4000)).toBe(2000);
    expect(usedOf(run([{ do: 'start' }, { do: 'reset' }]).timer, 9000)).toBe(0);
  });
  it('is not negative on a clock that was set back', () => {
    expect(usedOf({ runningSince: 5000, used: 70 }, 1000)).toBe(70);
  });
  it('knows when the step was entered', () => {
    expect(run([{ do: 'start' }, { do: 'next' }]).entered).toBe(1000);
    expect(run([{ do: 'start' }, { do: 'next' }, { do: 'back' }]).entered).toBe(1000);
  });
});

describe('any command', () => {
  const anyCommand: fc.Arbitrary<Command> = fc.oneof(
    fc.constantFrom<Command>(
      ...(['next', 'previous', 'first', 'last', 'back', 'black', 'white', 'start', 'pause', 'reset'] as const).map(
        (name) => ({ do: name }),
      ),
    ),
    fc.record({ do: fc.constant('goTo' as const), step: fc.oneof(fc.integer(), fc.constantFrom(...steps, 'none')) }),
    fc.record({ do: fc.constant('push' as const), view: fc.string() }),
    fc.record({ do: fc.constant('language' as const), language: fc.constantFrom('zh' as const, 'en' as const, null) }),
  );
  it('leads to a step of the story, and says by the object whether anything changed', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        let state = START;
        for (const [index, asked] of commands.entries()) {
          const next = command(state, asked, { steps, now: index });
          expect(steps).toContain(next.step);
          // A screen that was reset twice is an equal value, and only that.
          if (next !== state && asked.do !== 'reset') expect(next).not.toEqual(state);
          state = next;
        }
      }),
    );
  });
});
