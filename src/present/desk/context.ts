/** What all parts of the desk need. */
import { createContext, useContext } from 'react';
import type { Story } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { evidenceLanguage, type Language, saidIn, type Words } from '#domain/vocabulary/languages.ts';
import { type Translate, translator } from '#i18n/index.ts';
import type { Talk } from '../channel.ts';
import type { Rows } from './rehearsal.ts';

/** Draws the View of a query as a self-contained SVG. Rejects when its data do not load. */
export type QueryPicture = (
  query: string,
  options: { readonly width: number; readonly height: number; readonly language: Language; readonly theme: ThemeName },
) => Promise<string>;

/** `overlay`: over the picture, in the audience's window; `float`: drawn by that window, in one over all others. */
export type DeskKind = 'window' | 'overlay' | 'float';

/** What the app gives the desk: it alone knows addresses, windows and storage. */
export interface DeskTools {
  readonly picture: QueryPicture;
  /** The address of the map in explore mode. */
  readonly addressOf: (query: string) => string;
  /** Opens the audience's window again; what it returns says whether the browser let it. */
  readonly openScreen: () => boolean;
  /** The audience's window on another display, where the browser can do that and there is one. */
  readonly fillOtherDisplay: (() => Promise<boolean>) | undefined;
  /** Kept in the browser, by story. */
  readonly rehearsed: (story: string) => string | null;
  /** @returns whether the browser kept it. */
  readonly keepRehearsed: (story: string, text: string) => boolean;
  /** The version of the data that is shown. */
  readonly data: string;
  /** Fetches what this window lacks. */
  readonly prepare: () => void;
}

export interface DeskContextValue {
  readonly talk: Talk;
  readonly story: Story;
  readonly tools: DeskTools;
  /** undefined: the documents have not all loaded. */
  readonly rows: Rows | undefined;
  readonly language: Language;
  readonly theme: ThemeName;
}

export const DeskContext = createContext<DeskContextValue | undefined>(undefined);

interface Desk extends DeskContextValue {
  readonly t: Translate;
  /** A text of the story or of the evidence, in the language of the desk; a draft may have it in the other alone. */
  readonly said: (words: Words) => string;
  /** `lang` of such a text, where the interface has another language. */
  readonly foreign: string | undefined;
}

export function useDesk(): Desk {
  const value = useContext(DeskContext);
  if (!value) throw new Error('a part of the desk stands outside it');
  const shown = evidenceLanguage(value.language);
  return {
    ...value,
    t: translator(value.language),
    said: (words) => saidIn(words, shown),
    foreign: shown === value.language ? undefined : shown,
  };
}
