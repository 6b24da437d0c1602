/** Steps of a recipe: each changes one file. */
export interface Step {
  /** From the project's folder. */
  readonly path: string;
  /** The text that is inserted; undefined where a file is added or a text replaced. */
  readonly added?: string;
  /** @param before undefined where there is no such file. @throws when the file is not what the step expects. */
  readonly change: (before: string | undefined) => string;
}

/** A recipe carried out once, with names of its own. */
export interface Recipe {
  /** As the README has it. */
  readonly title: string;
  /** What the README's placeholders stand for. */
  readonly values: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export const add = (path: string, text: string): Step => ({
  path,
  change: (before) => {
    if (before !== undefined) throw new Error(`${path} is there already.`);
    return text;
  },
});

function replaced(path: string, before: string | undefined, old: string, text: string): string {
  const parts = before?.split(old) ?? [];
  if (parts.length !== 2) throw new Error(`${path} has ${JSON.stringify(old)} ${parts.length - 1} times, not once.`);
  return parts.join(text);
}

export const replace = (path: string, old: string, text: string): Step => ({
  path,
  change: (before) => replaced(path, before, old, text),
});
/** @param anchor text that occurs in the file exactly once. */
export const insertAfter = (path: string, anchor: string, text: string): Step => ({
  ...replace(path, anchor, anchor + text),
  added: text,
});
export const insertBefore = (path: string, anchor: string, text: string): Step => ({
  ...replace(path, anchor, text + anchor),
  added: text,
});

/** The file after these steps in turn, of which some may be of other files. */
export const fileAfter = (path: string, before: string | undefined, steps: readonly Step[]): string | undefined =>
  steps.filter((step) => step.path === path).reduce<string | undefined>((text, step) => step.change(text), before);
