/**
 * The kinds of rows. A new kind is a file of this folder and its name here, in the order in which files list it; the compiler and the
 * strings ask for the rest. What loops over the kinds does so through `read.ts`.
 */
import * as events from './events.ts';
import * as figures from './figures.ts';
import * as links from './links.ts';
import * as statements from './statements.ts';
import * as structures from './structures.ts';

/** What the app asks of each kind. */
export const ROW_KINDS = {
  statements: statements.kind,
  figures: figures.kind,
  links: links.kind,
  events: events.kind,
  structures: structures.kind,
} as const;

/** What only the build asks of each kind. A second object, which a bundle leaves out together with the schemas. */
export const ROW_FILES = {
  statements: statements.file,
  figures: figures.file,
  links: links.file,
  events: events.file,
  structures: structures.file,
} as const;
