/** The recipes as README.md words them: a title each, and the paths it names. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));

export interface WrittenRecipe {
  readonly title: string;
  /**
   * Files to add or edit, as written: with `<placeholders>`; a folder ends with a slash. Files that are only to be read
   * are links.
   */
  readonly paths: readonly string[];
}

/** @throws when the README has no section of recipes. */
export function writtenRecipes(): readonly WrittenRecipe[] {
  const section = /^## Recipes\n([\s\S]*?)(?=^## )/m.exec(readFileSync(README, 'utf8'))?.[1];
  if (section === undefined) throw new Error('README.md has no section "Recipes".');
  return section.split(/^(?=\*\*)/m).flatMap((text) => {
    const title = /^\*\*(.+?)\.\*\*/.exec(text)?.[1];
    if (title === undefined) return [];
    const code = [...text.matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted);
    return [{ title, paths: code.filter((quoted) => /^(?:geo|src|tests|public)\//.test(quoted)) }];
  });
}

/** A path with its placeholders filled; placeholders without a value stay, and then match nothing. */
export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/<(\w+)>/g, (placeholder, name: string) => values[name] ?? placeholder);

/** Whether a path is the one that is named, or lies in the folder that is named. */
export const isNamed = (path: string, named: string): boolean =>
  named.endsWith('/') ? path.startsWith(named) : path === named;
