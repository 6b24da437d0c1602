/** What a file gives before anybody has decided how its rows come onto the map. */
import type { Problems } from '../model/problems.ts';
import type { Table } from '../model/table.ts';
import type { Encoding } from './text.ts';

/** What a person has chosen of how the bytes are read; null: what they say or show. */
export interface ReadChoices {
  readonly encoding: Encoding | null;
  /** Of a workbook or a file of several layers. */
  readonly part: string | null;
}

export interface Reading {
  readonly table: Table;
  /** Undefined: the format has but one. */
  readonly encoding?: Encoding | undefined;
  readonly isEncodingGuessed?: boolean | undefined;
  /** Sheets or layers of the file, of which one is read. */
  readonly parts?: readonly string[] | undefined;
  readonly part?: string | undefined;
  /** What the file says of its coordinates, in its own words, where that is not degrees WGS-84. */
  readonly crs?: string | undefined;
}

/** Reads one format. Pure: no network, no storage. @throws a `ReadFailure` where nothing can be read. */
export type Read = (bytes: Uint8Array, choices: ReadChoices, problems: Problems) => Reading | Promise<Reading>;
