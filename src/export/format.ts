/**
 * The interface of an export format: a request in, a file's bytes out. A format knows neither the page nor the store;
 * what it needs is in the request, so that it also runs in a test without a browser.
 */
import type { OwnStories } from '#data/stories.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId, Year } from '#domain/model/ids.ts';
import type { DocumentEvidence, DocumentRecord } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { EvidenceLanguage, Language } from '#domain/vocabulary/languages.ts';
import type { ExportTranslate, FixedKey } from '#i18n/export/index.ts';
import type { Geometries } from '#map/svg/picture.tsx';
import type { Size } from '#scene/camera.ts';
import type { Scene } from '#scene/model.ts';
import type { Camera, View } from '#state/view.ts';

/** What every file says of itself: its sources, and where the living map is. */
export interface About {
  /** What is shown, in a few words: place, panel, year. */
  readonly title: string;
  /** The View in one or two sentences. */
  readonly description: string;
  /** Name of the file without its ending: safe in every file system. */
  readonly stem: string;
  /** Address of the View with these very data, where this version of them is published. */
  readonly link: string;
  /** Version of the data: twelve hexadecimal digits. */
  readonly version: string;
  /** The day on which the file is made, YYYY-MM-DD. */
  readonly made: string;
  /** Documents that speak of the years up to the one shown. */
  readonly documents: readonly DocumentRecord[];
  /** Licence and sources of the shapes, in one sentence. */
  readonly attribution: string;
  /** Version of the data and day, in words. */
  readonly versionWords: string;
  /** What a file that has room for one sentence says of its documents. */
  readonly sources: string;
}

/** All that a format may need. Everything in it is loaded; nothing in it changes while a file is made. */
export interface ExportRequest {
  readonly view: View;
  readonly year: Year;
  readonly catalogue: IndexedCatalogue;
  /** The rows of every document. */
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  readonly geometries: Geometries;
  readonly scene: Scene;
  /** The camera with which a frame of this size (CSS px) shows what the window shows. */
  readonly camera: (frame: Size) => Camera;
  readonly language: Language;
  /** That of names and sentences of the evidence. */
  readonly evidenceLanguage: EvidenceLanguage;
  readonly theme: ThemeName;
  readonly t: ExportTranslate;
  readonly about: About;
  /** The story of which a step is shown. */
  readonly story?: Story | undefined;
  /** The View as the address of this very page has it. */
  readonly query: string;
  /** The stories of this browser, for a format that asks for them. */
  readonly own: OwnStories;
}

/** A choice of the user that a format offers; the dialog makes a field of it, and remembers what was chosen. */
export type Option =
  | { readonly kind: 'check'; readonly label: FixedKey; readonly initial: boolean }
  | {
      readonly kind: 'choice';
      readonly label: FixedKey;
      /** A value without words is its own word. */
      readonly values: Readonly<Record<string, FixedKey | null>>;
      readonly initial: string;
    }
  | {
      readonly kind: 'number';
      readonly label: FixedKey;
      readonly min: number;
      readonly max: number;
      readonly initial: number;
    }
  /** Of this one file: it is not remembered for the next, which may show something else. */
  | { readonly kind: 'text'; readonly label: FixedKey; readonly maxLength: number; readonly initial: '' };
export type Options = Readonly<Record<string, Option>>;
type ValueOf<One extends Option> = One extends { kind: 'check' }
  ? boolean
  : One extends { kind: 'number' }
    ? number
    : One extends { kind: 'text' }
      ? string
      : One extends { kind: 'choice'; values: infer Values }
        ? keyof Values & string
        : never;
/** The values chosen for some options. */
export type Chosen<Some extends Options = Options> = { readonly [Name in keyof Some]: ValueOf<Some[Name]> };

/** How a format reports, and how it is told to stop. */
export interface Work {
  /** @param share what is done, 0 to 1; each call is also a point at which a long task may be cut. */
  readonly progress: (share: number) => void;
  /** A format asks it between its steps (`throwIfAborted`), and leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** Steps of a work that ends where it is cancelled. @throws the reason of the signal. */
export function* stoppable<Result>(
  steps: Iterator<undefined, Result>,
  signal: AbortSignal,
): Generator<undefined, Result> {
  for (;;) {
    signal.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
}

/** More pixels than the browser has memory for; what it says is for the user. */
export class TooLarge extends Error {
  /** The same with fewer of them, and what that is in words; null: there are none. */
  readonly smaller: { readonly chosen: Chosen; readonly words: string } | null;
  constructor(message: string, smaller: TooLarge['smaller'], cause: unknown) {
    super(message, { cause });
    this.name = 'TooLarge';
    this.smaller = smaller;
  }
}

export interface Made {
  readonly bytes: Blob | Uint8Array<ArrayBuffer>;
  /** With its ending. */
  readonly name: string;
  /** The media type. */
  readonly type: string;
  /** What is in it, for whoever cannot see it: the beginning, or its parts. A picture is its own preview. */
  readonly preview?: string;
  /** What stands in place of name and size, of what is not saved as a file. */
  readonly words?: string;
  /** Of a sheet of paper, in CSS lengths. */
  readonly paper?: readonly [width: string, height: string];
}

/** A format as the registry has it: `make` loads the format's own code, so that nobody pays for what is not used. */
export interface Format {
  readonly id: string;
  /** What it is called everywhere, in no language: "GeoJSON". */
  readonly name: string;
  /** The ending of its files, without the dot. */
  readonly extension: string;
  /** What it is good for, and for which programs. */
  readonly hint: FixedKey;
  readonly options: Options;
  /**
   * @throws (rejects) the reason of the signal when it was cancelled; the message of any other error says in words what
   * is wrong.
   */
  readonly make: (request: ExportRequest, work: Work, chosen: Chosen) => Promise<Made>;
  /** What is done with it where it is not saved: false where the browser does not do it. */
  readonly hand?: Hand;
}

/** How what is made leaves the page other than as a file. */
export interface Hand {
  /** The words of its button. */
  readonly label: FixedKey;
  readonly refused: FixedKey;
  /** @returns (resolves) false where the browser, or the page around this one, does not let it happen. */
  readonly over: (made: Made, chosen: Chosen) => Promise<boolean>;
}

/** The initial values of options. */
export const initialOf = (options: Options): Chosen =>
  Object.fromEntries(Object.entries(options).map(([name, { initial }]) => [name, initial]));

/** A format whose functions know the values of its options: neither can be changed alone. */
export function format<Some extends Options>(
  one: Omit<Format, 'options' | 'make' | 'hand'> & {
    readonly options: Some;
    readonly make: (request: ExportRequest, work: Work, chosen: Chosen<Some>) => Promise<Made>;
    readonly hand?: Omit<Hand, 'over'> & { readonly over: (made: Made, chosen: Chosen<Some>) => Promise<boolean> };
  },
): Format {
  const { hand, ...rest } = one;
  // The dialog keeps only values that fit the options (`readChosen`).
  return {
    ...rest,
    make: (request, work, chosen) => one.make(request, work, chosen as Chosen<Some>),
    ...(hand && { hand: { ...hand, over: (made, chosen) => hand.over(made, chosen as Chosen<Some>) } }),
  };
}

const fits = (option: Option, value: unknown): boolean =>
  option.kind === 'check'
    ? typeof value === 'boolean'
    : option.kind === 'number'
      ? typeof value === 'number' && value >= option.min && value <= option.max
      : option.kind === 'choice' && typeof value === 'string' && Object.hasOwn(option.values, value);

/** What is remembered as values of these options: what does not fit, or is missing, is as at first. */
export function readChosen(options: Options, remembered: unknown): Chosen {
  const kept = typeof remembered === 'object' && remembered !== null ? (remembered as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = Object.hasOwn(kept, name) ? kept[name] : undefined;
      return [name, fits(option, value) ? (value as Chosen[string]) : option.initial];
    }),
  );
}

/** Characters of a preview. */
const PREVIEW = 700;

/** A text as the bytes of a file, in UTF-8. */
export const textFile = (
  { about }: ExportRequest,
  { extension, type, text }: { readonly extension: string; readonly type: string; readonly text: string },
): Made => ({
  bytes: new TextEncoder().encode(text),
  name: `${about.stem}.${extension}`,
  type,
  preview: text.slice(0, PREVIEW),
});
