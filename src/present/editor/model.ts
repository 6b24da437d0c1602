/**
 * A story while it is edited: what each operation makes of it, and the way back through all of them. Pure.
 *
 * A draft differs from a story in that its texts may be longer than a screen has room for, and that it may have no step
 * yet: nothing that somebody has typed is cut off or refused before it is shown (`storyOf`).
 */
import type { RowId, StoryId } from '#domain/model/ids.ts';
import { STORY_FORMAT, STORY_LIMITS, type Story, type StoryStep, type Transition } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage, type Words } from '#domain/vocabulary/languages.ts';

/** What an opened file has and no story: kept and shown until its owner drops it. */
export interface Rest {
  /** Where in the file, such as `steps.2.colour`; empty: the file as a whole. */
  readonly path: string;
  readonly text: string;
}

export interface Draft {
  readonly id: StoryId;
  readonly title: Words;
  readonly subtitle: Words;
  readonly steps: readonly StoryStep[];
  readonly rest: readonly Rest[];
}

export const NO_WORDS: Words = { zh: '', en: '' };

export const newDraft = (id: StoryId, title: Words = NO_WORDS, steps: readonly StoryStep[] = []): Draft => ({
  id,
  title,
  subtitle: NO_WORDS,
  steps,
  rest: [],
});

/** A step without words of its own. */
export const newStep = (view: StoryStep['view'], words: Partial<StoryStep> = {}): StoryStep => ({
  title: NO_WORDS,
  points: [],
  notes: NO_WORDS,
  alt: NO_WORDS,
  transition: 'fly',
  ...words,
  id: words.id ?? 'step',
  view,
});

export type StoryField = 'title' | 'subtitle';
export type StepField = 'title' | 'notes' | 'alt';

/** Steps are named by their id, because their place changes. What names a step that is not there changes nothing. */
export type Operation =
  /** `at`: counted from 0; left out, the end. The step gets an id of its own. */
  | { readonly do: 'addStep'; readonly step: StoryStep; readonly at?: number }
  | { readonly do: 'duplicateStep' | 'deleteStep'; readonly step: string }
  | { readonly do: 'moveStep'; readonly step: string; readonly to: number }
  | {
      readonly do: 'storyWords';
      readonly field: StoryField;
      readonly language: EvidenceLanguage;
      readonly text: string;
    }
  | {
      readonly do: 'stepWords';
      readonly step: string;
      readonly field: StepField;
      readonly language: EvidenceLanguage;
      readonly text: string;
    }
  | { readonly do: 'addPoint'; readonly step: string; readonly words?: Words; readonly rows?: readonly RowId[] }
  | { readonly do: 'deletePoint'; readonly step: string; readonly point: number }
  | { readonly do: 'movePoint'; readonly step: string; readonly point: number; readonly to: number }
  | {
      readonly do: 'pointWords';
      readonly step: string;
      readonly point: number;
      readonly language: EvidenceLanguage;
      readonly text: string;
    }
  /** Both texts at once. */
  | { readonly do: 'takeWords'; readonly step: string; readonly point: number; readonly words: Words }
  /** `words`: the texts that an empty point takes over. */
  | {
      readonly do: 'pointRows';
      readonly step: string;
      readonly point: number;
      readonly rows: readonly RowId[];
      readonly words?: Words;
    }
  | { readonly do: 'transition'; readonly step: string; readonly transition: Transition }
  | { readonly do: 'seconds'; readonly step: string; readonly seconds: number | undefined }
  | { readonly do: 'view'; readonly step: string; readonly view: StoryStep['view'] }
  | { readonly do: 'dropRest' }
  /** What another window has made of the story. */
  | { readonly do: 'replace'; readonly draft: Draft };

const idsOf = ({ steps }: Pick<Draft, 'steps'>): ReadonlySet<string> => new Set(steps.map(({ id }) => id));

/** The first free one of `name`, `name-2`, `name-3` …; of a name that ends in a number the number counts on. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, number = '1'] = /^(.*?)-(\d{1,4})$/.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += 1) if (!taken.has(`${stem}-${next}`)) return `${stem}-${next}`;
}

const insert = <Item>(list: readonly Item[], at: number, item: Item): readonly Item[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];

/** @returns the same list if nothing moves. */
function move<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  const target = Math.max(0, Math.min(list.length - 1, to));
  if (item === undefined || target === from) return list;
  return insert(
    list.filter((_, index) => index !== from),
    target,
    item,
  );
}

/** @returns the same draft if the step is not there, or `edit` gives it back as it was. */
function editStep(draft: Draft, id: string, edit: (step: StoryStep) => StoryStep): Draft {
  const before = draft.steps.find((step) => step.id === id);
  const after = before && edit(before);
  if (!after || after === before) return draft;
  return { ...draft, steps: draft.steps.map((step) => (step === before ? after : step)) };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Sets a field, unless it has that value: an operation that changes nothing is no step back. */
const withField = <Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key, value: Whole[Key]): Whole =>
  isSame(whole[key], value) ? whole : { ...whole, [key]: value };

const say = <Whole extends Words>(words: Whole, language: EvidenceLanguage, text: string): Whole =>
  words[language] === text ? words : { ...words, [language]: text };

const isSilent = (words: Words) => EVIDENCE_LANGUAGES.every((language) => words[language] === '');

function addStep(draft: Draft, { step, at = draft.steps.length }: Extract<Operation, { do: 'addStep' }>): Draft {
  if (draft.steps.length >= STORY_LIMITS.steps) return draft;
  const own = { ...step, id: freeId(step.id, idsOf(draft)) };
  return { ...draft, steps: insert(draft.steps, Math.max(0, Math.min(draft.steps.length, at)), own) };
}

function editPoint(
  step: StoryStep,
  at: number,
  edit: (point: StoryStep['points'][number]) => StoryStep['points'][number],
): StoryStep {
  const before = step.points[at];
  const after = before && edit(before);
  if (!after || after === before) return step;
  return { ...step, points: step.points.map((point, index) => (index === at ? after : point)) };
}

function changeInStep(step: StoryStep, operation: Operation): StoryStep {
  switch (operation.do) {
    case 'stepWords':
      return withField(step, operation.field, say(step[operation.field], operation.language, operation.text));
    case 'addPoint': {
      if (step.points.length >= STORY_LIMITS.points) return step;
      const { words = NO_WORDS, rows = [] } = operation;
      return { ...step, points: [...step.points, { ...words, rows }] };
    }
    case 'deletePoint':
      return step.points[operation.point] === undefined
        ? step
        : { ...step, points: step.points.filter((_, index) => index !== operation.point) };
    case 'movePoint': {
      const points = move(step.points, operation.point, operation.to);
      return points === step.points ? step : { ...step, points };
    }
    case 'pointWords':
      return editPoint(step, operation.point, (point) => say(point, operation.language, operation.text));
    case 'takeWords':
      return editPoint(step, operation.point, (point) =>
        EVIDENCE_LANGUAGES.reduce((words, language) => say(words, language, operation.words[language]), point),
      );
    case 'pointRows':
      return editPoint(step, operation.point, (point) => {
        const { words, rows } = operation;
        const filled = words && isSilent(point) ? { ...point, ...words } : point;
        return isSame(filled.rows, rows) ? filled : { ...filled, rows: [...new Set(rows)] };
      });
    case 'transition':
      return withField(step, 'transition', operation.transition);
    case 'seconds': {
      if (step.seconds === operation.seconds) return step;
      const { seconds: _, ...rest } = step;
      return operation.seconds === undefined ? rest : { ...rest, seconds: operation.seconds };
    }
    case 'view':
      return withField(step, 'view', operation.view);
    default:
      return step;
  }
}

/** @returns the same object if the operation changes nothing. */
export function change(draft: Draft, operation: Operation): Draft {
  switch (operation.do) {
    case 'addStep':
      return addStep(draft, operation);
    case 'duplicateStep': {
      const index = draft.steps.findIndex(({ id }) => id === operation.step);
      const step = draft.steps[index];
      return step ? addStep(draft, { do: 'addStep', step, at: index + 1 }) : draft;
    }
    case 'deleteStep': {
      const steps = draft.steps.filter(({ id }) => id !== operation.step);
      return steps.length === draft.steps.length ? draft : { ...draft, steps };
    }
    case 'moveStep': {
      const from = draft.steps.findIndex(({ id }) => id === operation.step);
      const steps = from < 0 ? draft.steps : move(draft.steps, from, operation.to);
      return steps === draft.steps ? draft : { ...draft, steps };
    }
    case 'storyWords':
      return withField(draft, operation.field, say(draft[operation.field], operation.language, operation.text));
    case 'dropRest':
      return draft.rest.length === 0 ? draft : { ...draft, rest: [] };
    case 'replace':
      return isSame(draft, operation.draft) ? draft : operation.draft;
    default:
      return editStep(draft, operation.step, (step) => changeInStep(step, operation));
  }
}

/** Drafts one behind the other; a list that is copied at each step would grow with the square of them. */
interface Chain {
  readonly draft: Draft;
  readonly next: Chain | null;
}

export interface Editing {
  readonly draft: Draft;
  readonly past: Chain | null;
  readonly future: Chain | null;
  /** The text that is being typed: characters of one field are one step back, until the field is left. */
  readonly typing: string | null;
}

export const startEditing = (draft: Draft): Editing => ({ draft, past: null, future: null, typing: null });

/** The text that an operation types in; null: it types none. */
function fieldOf(operation: Operation): string | null {
  switch (operation.do) {
    case 'storyWords':
      return `${operation.field} ${operation.language}`;
    case 'stepWords':
      return `${operation.step} ${operation.field} ${operation.language}`;
    case 'pointWords':
      return `${operation.step} ${operation.point} ${operation.language}`;
    case 'seconds':
      return `${operation.step} seconds`;
    default:
      return null;
  }
}

export function perform(editing: Editing, operation: Operation): Editing {
  const draft = change(editing.draft, operation);
  if (draft === editing.draft) return editing;
  const typing = fieldOf(operation);
  const goesOn = typing !== null && typing === editing.typing;
  return { draft, past: goesOn ? editing.past : { draft: editing.draft, next: editing.past }, future: null, typing };
}

/** A field has been left: what is typed next is a step back of its own. */
export const leaveField = (editing: Editing): Editing =>
  editing.typing === null ? editing : { ...editing, typing: null };

/** @returns null if there is nothing to undo. */
export function undo({ draft, past, future }: Editing): Editing | null {
  return past && { draft: past.draft, past: past.next, future: { draft, next: future }, typing: null };
}
export function redo({ draft, past, future }: Editing): Editing | null {
  return future && { draft: future.draft, past: { draft, next: past }, future: future.next, typing: null };
}

/** Characters as a person counts them, and as the format does. */
export const lengthOf = (text: string): number => [...text].length;

const ELLIPSIS = '…';
/** What a screen has room for. */
function cut(text: string, limit: number): string {
  const trimmed = text.trim();
  if (lengthOf(trimmed) <= limit) return trimmed;
  return `${[...trimmed]
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}${ELLIPSIS}`;
}
/** The longest text that there is room for, in each language. */
export type Limits = Readonly<Record<EvidenceLanguage, number>>;
const fitted = (words: Words, limits: Limits): Words => ({
  zh: cut(words.zh, limits.zh),
  en: cut(words.en, limits.en),
});

/**
 * The story as it is shown: each text at the length that a screen has room for.
 *
 * @returns undefined while the draft has no step.
 */
export function storyOf({ id, title, subtitle, steps }: Draft): Story | undefined {
  if (steps.length === 0) return undefined;
  return {
    format: STORY_FORMAT,
    id,
    title: fitted(title, STORY_LIMITS.title),
    subtitle: fitted(subtitle, STORY_LIMITS.subtitle),
    steps: steps.map((step) => ({
      ...step,
      title: fitted(step.title, STORY_LIMITS.title),
      points: step.points.map((point) => ({ ...point, ...fitted(point, STORY_LIMITS.point) })),
      notes: fitted(step.notes, STORY_LIMITS.notes),
      alt: fitted(step.alt, STORY_LIMITS.alt),
    })),
  };
}

const over = (words: Words, limits: Limits) =>
  EVIDENCE_LANGUAGES.filter((language) => lengthOf(words[language].trim()) > limits[language]).length;

/** The number of a step's texts that are longer than a screen has room for. */
export const tooLongInStep = ({ title, notes, alt, points }: StoryStep): number =>
  over(title, STORY_LIMITS.title) +
  over(notes, STORY_LIMITS.notes) +
  over(alt, STORY_LIMITS.alt) +
  points.reduce((sum, point) => sum + over(point, STORY_LIMITS.point), 0);

/** The number of all texts that are longer than a screen has room for. */
export const tooLong = ({ title, subtitle, steps }: Draft): number =>
  over(title, STORY_LIMITS.title) +
  over(subtitle, STORY_LIMITS.subtitle) +
  steps.reduce((sum, step) => sum + tooLongInStep(step), 0);

/** A draft that holds a whole story. */
export const draftOf = ({ id, title, subtitle, steps }: Story, rest: readonly Rest[] = []): Draft => ({
  id,
  title,
  subtitle,
  steps,
  rest,
});
