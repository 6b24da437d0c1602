/**
 * The kinds of rows. A new kind needs a file in this folder and an entry in each of the two objects here, in the order
 * of the lists in files; the compiler reports what else is missing. Code that loops over the kinds uses `read.ts`.
 */
import * as events from './events.ts';
import * as figures from './figures.ts';
import * as links from './links.ts';
import * as statements from './statements.ts';
import * as structures from './structures.ts';

/** What the app needs of each kind. */
export const ROW_KINDS = {
  statements: statements.kind,
  figures: figures.kind,
  links: links.kind,
  events: events.kind,
  structures: structures.kind,
} as const;

/**
 * What only the build needs of each kind. A separate object, so that bundles of the app omit it together with the
 * schemas.
 */
export const ROW_FILES = {
  statements: statements.file,
  figures: figures.file,
  links: links.file,
  events: events.file,
  structures: structures.file,
  // The lists are those of `ROW_KINDS`, no fewer and no more: what a file brings is checked in the file.
} as const satisfies Readonly<Record<keyof typeof ROW_KINDS, unknown>>;
