/**
 * The keys of a presentation: one table, which the list of keys shows and the screen acts by. A clicker sends some of
 * them, a presenter's remote F5, Shift+F5, Escape and the period. Pure.
 */
import type { MessageKey } from '#i18n/index.ts';

/** What a key asks for; `goTo` has the number that was typed, `source` that of a point. */
export type Act =
  | { readonly do: PlainAct }
  | { readonly do: 'goTo'; readonly step: number }
  | { readonly do: 'source'; readonly point: number };
export type PlainAct =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'black'
  | 'white'
  | 'fullscreen'
  | 'timer'
  | 'language'
  | 'spotlight'
  | 'draw'
  | 'desk'
  | 'keys'
  | 'restart'
  | 'resume'
  | 'leave';

interface KeyRow {
  /** As they are written on keyboards. */
  readonly shown: readonly string[];
  readonly does: MessageKey;
  /** Values of `KeyboardEvent.key`, letters in lower case; none where the screen reads it otherwise. */
  readonly keys: readonly string[];
  readonly act: PlainAct | null;
  /** Needs a story. */
  readonly ofStory?: true;
}

export const KEY_TABLE = [
  {
    shown: ['→', '↓', 'Space', 'PageDown', 'N'],
    does: 'present.next',
    keys: ['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'n'],
    act: 'next',
    ofStory: true,
  },
  {
    shown: ['←', '↑', 'PageUp', 'P'],
    does: 'present.previous',
    keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'p'],
    act: 'previous',
    ofStory: true,
  },
  { shown: ['Home'], does: 'present.first', keys: ['Home'], act: 'first', ofStory: true },
  { shown: ['End'], does: 'present.last', keys: ['End'], act: 'last', ofStory: true },
  { shown: ['1, 2, 3 … Enter'], does: 'present.goTo', keys: [], act: null, ofStory: true },
  { shown: ['Alt + 1 … 3'], does: 'present.source', keys: [], act: null, ofStory: true },
  { shown: ['B', '.'], does: 'present.black', keys: ['b', '.'], act: 'black' },
  { shown: ['W'], does: 'present.white', keys: ['w'], act: 'white' },
  { shown: ['F'], does: 'present.fullscreen', keys: ['f'], act: 'fullscreen' },
  { shown: ['S'], does: 'present.desk', keys: ['s'], act: 'desk', ofStory: true },
  { shown: ['T'], does: 'present.timer', keys: ['t'], act: 'timer' },
  { shown: ['L'], does: 'present.language', keys: ['l'], act: 'language' },
  { shown: ['O'], does: 'present.spotlight', keys: ['o'], act: 'spotlight' },
  { shown: ['D'], does: 'present.draw', keys: ['d'], act: 'draw' },
  { shown: ['F5', 'Shift + F5'], does: 'present.restart', keys: [], act: null, ofStory: true },
  { shown: ['?'], does: 'present.keys', keys: ['?'], act: 'keys' },
  { shown: ['Esc'], does: 'present.leave', keys: ['Escape'], act: 'leave' },
] as const satisfies readonly KeyRow[];

/** What has a button in the bar of the screen. */
export const BAR_TOOLS = ['spotlight', 'draw', 'black', 'fullscreen', 'keys', 'leave'] as const satisfies PlainAct[];

const ACT_OF_KEY = new Map<string, KeyRow>(KEY_TABLE.flatMap((row) => row.keys.map((key) => [key, row] as const)));

export interface Press {
  readonly key: string;
  /** Position on the keyboard: with Alt a Mac makes another character of a digit. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Digits that were typed, for a number; no story has more steps than two of them count. */
const DIGITS_MAX = 2;

export interface Heard {
  /** null: the key means nothing here. */
  readonly act: Act | null;
  /** The digits so far. */
  readonly digits: string;
  /** Whether the key is the presentation's, so that nobody else acts on it. */
  readonly isOurs: boolean;
}
const NOT_OURS: Heard = { act: null, digits: '', isOurs: false };
const ours = (act: Act | null, digits = ''): Heard => ({ act, digits, isOurs: true });

/** @param digits typed before. @param hasStory whether there are steps to go to. */
export function hear(
  { key, code, shiftKey, altKey, ctrlKey, metaKey }: Press,
  digits: string,
  hasStory: boolean,
): Heard {
  if (ctrlKey || metaKey) return NOT_OURS;
  const point = altKey && hasStory ? /^(?:Digit|Numpad)([1-3])$/.exec(code)?.[1] : undefined;
  if (point) return ours({ do: 'source', point: Number(point) });
  if (altKey) return NOT_OURS;
  if (key === 'F5') return hasStory ? ours({ do: shiftKey ? 'resume' : 'restart' }) : NOT_OURS;
  if (hasStory && /^\d$/.test(key)) return ours(null, (digits + key).slice(-DIGITS_MAX));
  if (key === 'Enter') return digits === '' ? NOT_OURS : ours({ do: 'goTo', step: Number(digits) });
  // Shift and the space bar go back, as in a browser.
  if (key === ' ' && shiftKey && hasStory) return ours({ do: 'previous' });
  const row = ACT_OF_KEY.get(key.length === 1 ? key.toLowerCase() : key);
  if (!row?.act || (row.ofStory && !hasStory)) return NOT_OURS;
  return ours({ do: row.act });
}
