/** Checks `geo/`, and derives its data files, for the build, the development server and publication. */
import { join } from 'node:path';
import { formatIssue } from './check/issue.ts';
import { type CheckedProject, check } from './check.ts';
import { readCitedLines } from './cited-lines.ts';
import { DataError } from './data-error.ts';
import { type Derived, derive } from './derive.ts';
import { readProject } from './read.ts';
import { sourcesBeside } from './sources.ts';

/**
 * A data set read and checked.
 *
 * @param root the project's folder.
 * @param folder of the data set, relative to `root`: with `documents`, `vocabulary` and `layers`.
 * @throws {DataError} when `check` finds anything.
 */
export function readChecked(root: string, folder = 'geo'): CheckedProject {
  const path = join(root, folder);
  const checked = check(readProject(path, root), sourcesBeside(root), readCitedLines(path));
  if (!checked.ok) throw new DataError(checked.issues.map(formatIssue));
  return checked.project;
}

/** What the build makes of a data set; as `readChecked`. */
export const load = (root: string, folder?: string): Derived => derive(readChecked(root, folder));

export interface DataFile {
  readonly name: string;
  readonly text: string;
}

/** What the app loads: the index, what search needs, the evidence of each document, and the shapes. */
export function dataFiles({ catalogue, search, evidence, geometry }: Derived): readonly DataFile[] {
  return [
    { name: 'index.json', text: JSON.stringify(catalogue) },
    { name: 'search.json', text: JSON.stringify(search) },
    ...evidence.map((rows) => ({ name: `evidence-${rows.id}.json`, text: JSON.stringify(rows) })),
    ...Object.entries(geometry).map(([name, collection]) => ({
      name: `geometry-${name}.json`,
      text: JSON.stringify(collection),
    })),
  ];
}

/** The stories, each a file: no part of the data, so that a word changed in one makes no other version of them. */
export const storyFiles = ({ stories }: Derived): readonly DataFile[] =>
  stories.map((story) => ({ name: `story-${story.id}.json`, text: JSON.stringify(story) }));
