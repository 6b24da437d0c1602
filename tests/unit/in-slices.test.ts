/** A search pauses between its slices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchInSlices } from '#search/in-slices.ts';

/** A clock that a step moves on, and pauses that a test ends. */
function fakeClock() {
  let now = 0;
  const paused: (() => void)[] = [];
  return {
    clock: { now: () => now, pause: () => new Promise<void>((resolve) => void paused.push(resolve)) },
    take: (ms: number) => {
      now += ms;
    },
    isPaused: () => paused.length > 0,
    /** Lets the next slice run. */
    goOn: async () => {
      paused.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

/** Steps of so many ms each, which find their numbers. */
function* stepsOf(lengths: readonly number[], take: (ms: number) => void): Generator<number[] | undefined, number[]> {
  const found: number[] = [];
  for (const [number, ms] of lengths.entries()) {
    take(ms);
    found.push(number);
    yield [...found];
  }
  return found;
}

describe('a search in slices', () => {
  it('answers in its first slice where that is enough', () => {
    const { clock, take, isPaused } = fakeClock();
    const told: (readonly [number[], boolean])[] = [];
    searchInSlices(stepsOf([1, 2, 3], take), (found, isAll) => told.push([found, isAll]), clock);
    expect(told).toEqual([[[0, 1, 2], true]]);
    expect(isPaused()).toBe(false);
  });

  it('pauses after each slice, tells what it has, and ends with all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), async (lengths) => {
        const { clock, take, isPaused, goOn } = fakeClock();
        const told: (readonly [number[], boolean])[] = [];
        let before = clock.now();
        let longest = 0;
        searchInSlices(stepsOf(lengths, take), (found, isAll) => told.push([found, isAll]), clock);
        longest = clock.now() - before;
        while (isPaused()) {
          expect(told.at(-1)?.[1]).toBe(false);
          before = clock.now();
          await goOn();
          longest = Math.max(longest, clock.now() - before);
        }
        expect(told.at(-1)).toEqual([lengths.map((_, number) => number), true]);
        // A slice, and the step in which it ends.
        expect(longest).toBeLessThan(16 + 20);
      }),
    );
  });

  it('tells nothing after it was stopped', async () => {
    const { clock, take, goOn, isPaused } = fakeClock();
    const told: number[][] = [];
    const stop = searchInSlices(stepsOf([20, 20, 20], take), (found) => told.push(found), clock);
    expect(isPaused()).toBe(true);
    stop();
    await goOn();
    expect(told).toEqual([[0]]);
    expect(isPaused()).toBe(false);
  });
});
