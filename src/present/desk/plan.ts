/** The time that a speaker has planned, against the time that was used. */
import type { StoryStep } from '#domain/story/story.ts';

export interface Plan {
  /** Of the whole talk, s; 0: none of its steps has a plan. */
  readonly whole: number;
  /** When the step should begin and end, s after the start. */
  readonly from: number;
  readonly to: number;
}

type Planned = Pick<StoryStep, 'id' | 'seconds'>;
const secondsOf = (steps: readonly Planned[]) => steps.reduce((sum, { seconds = 0 }) => sum + seconds, 0);

/** @param at index of the step. */
export function planOf(steps: readonly Planned[], at: number): Plan {
  const from = secondsOf(steps.slice(0, Math.max(0, at)));
  return { whole: secondsOf(steps), from, to: from + secondsOf(steps.slice(at, at + 1)) };
}

/** How far the talk is behind its plan, s; negative: ahead. While a step is within its own time, neither. */
export function delayOf({ from, to }: Plan, used: number): number {
  return used > to ? used - to : used < from ? used - from : 0;
}

/** Minutes and seconds, as a clock writes them; from an hour on with hours. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}
