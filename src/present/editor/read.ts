/**
 * Reads a story from what a file, the browser's storage or a link holds, whatever that is: what can be read is opened,
 * the rest is kept beside it, and everything that is wrong is told.
 */
import { ID_PATTERN, type RowId, type StoryId } from '#domain/model/ids.ts';
import { checkStory, type Migration, migrateStory, type StoryKnown, type StoryProblem } from '#domain/story/check.ts';
import { KEYS_OUTSIDE_STEPS, STORY_LIMITS, type StoryPoint, type StoryStep, TRANSITIONS } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES, type Words } from '#domain/vocabulary/languages.ts';
import { type Draft, draftOf, freeId, NO_WORDS, type Rest } from './model.ts';

export interface ReadStory {
  readonly draft: Draft;
  readonly problems: readonly StoryProblem[];
  /** The format that the story was migrated from; undefined: it has the present one. */
  readonly migrated?: number;
}

type Path = readonly (string | number)[];
/** Keeps what cannot be read, with its place. */
type Keep = (path: Path, value: unknown) => void;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A single value as it is, all else as JSON. */
const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));

/** Fields that are read are named; all others are kept. */
function fieldsOf(value: unknown, path: Path, names: readonly string[], keep: Keep): Fields {
  if (!isFields(value)) {
    if (value !== undefined && value !== null) keep(path, value);
    return {};
  }
  for (const [name, other] of Object.entries(value)) if (!names.includes(name)) keep([...path, name], other);
  // A field of an object that was made from text may be called `__proto__`, and is then not one of the names.
  return value;
}

function textOf(value: unknown, path: Path, keep: Keep): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value !== undefined && value !== null) keep(path, value);
  return '';
}

function wordsOf(value: unknown, path: Path, keep: Keep): Words {
  // A text without languages is somebody's short cut.
  if (typeof value === 'string') return { zh: value.trim(), en: value.trim() };
  const fields = fieldsOf(value, path, EVIDENCE_LANGUAGES, keep);
  return { zh: textOf(fields.zh, [...path, 'zh'], keep), en: textOf(fields.en, [...path, 'en'], keep) };
}

/** The items of a list that there is room for. */
function itemsOf(value: unknown, path: Path, most: number, keep: Keep): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    keep(path, value);
    return [];
  }
  for (const [index, item] of value.slice(most).entries()) keep([...path, most + index], item);
  return value.slice(0, most);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 80 && ID_PATTERN.test(value);

function pointOf(value: unknown, path: Path, keep: Keep): StoryPoint {
  if (typeof value === 'string') return { ...wordsOf(value, path, keep), rows: [] };
  const fields = fieldsOf(value, path, [...EVIDENCE_LANGUAGES, 'rows'], keep);
  const { zh, en } = fields;
  const rows = itemsOf(fields.rows, [...path, 'rows'], Number.MAX_SAFE_INTEGER, keep);
  return {
    ...wordsOf({ zh, en }, path, keep),
    rows: rows.filter((row, index): row is RowId => {
      if (isId(row)) return true;
      keep([...path, 'rows', index], row);
      return false;
    }),
  };
}

function viewOf(value: unknown, path: Path, keep: Keep): StoryStep['view'] {
  if (!isFields(value)) {
    if (value !== undefined && value !== null) keep(path, value);
    return {};
  }
  const pairs = Object.entries(value).flatMap(([key, raw]): [string, string][] => {
    const isValue = (typeof raw === 'string' && raw.trim() !== '') || typeof raw === 'number';
    if (isValue && /^[a-z]+$/.test(key) && !KEYS_OUTSIDE_STEPS.some((name) => name === key))
      return [[key, String(raw).trim()]];
    keep([...path, key], raw);
    return [];
  });
  return Object.fromEntries(pairs);
}

function secondsOf(value: unknown, path: Path, keep: Keep): number | undefined {
  const [shortest, longest] = STORY_LIMITS.seconds;
  if (typeof value === 'number' && Number.isInteger(value) && value >= shortest && value <= longest) return value;
  if (value !== undefined && value !== null) keep(path, value);
  return undefined;
}

const STEP_FIELDS = ['id', 'title', 'points', 'view', 'notes', 'alt', 'transition', 'seconds'];

function stepOf(value: unknown, path: Path, taken: ReadonlySet<string>, keep: Keep): StoryStep {
  const fields = fieldsOf(value, path, STEP_FIELDS, keep);
  const at = (name: string) => [...path, name];
  const id = isId(fields.id) ? fields.id : undefined;
  if (id === undefined && fields.id !== undefined) keep(at('id'), fields.id);
  const transition = TRANSITIONS.find((name) => name === fields.transition);
  if (!transition && fields.transition !== undefined) keep(at('transition'), fields.transition);
  const points = itemsOf(fields.points, at('points'), STORY_LIMITS.points, keep);
  const seconds = secondsOf(fields.seconds, at('seconds'), keep);
  return {
    id: freeId(id ?? 'step-1', taken),
    title: wordsOf(fields.title, at('title'), keep),
    points: points.map((point, index) => pointOf(point, [...at('points'), index], keep)),
    view: viewOf(fields.view, at('view'), keep),
    notes: fields.notes === undefined ? NO_WORDS : wordsOf(fields.notes, at('notes'), keep),
    alt: fields.alt === undefined ? NO_WORDS : wordsOf(fields.alt, at('alt'), keep),
    transition: transition ?? 'fly',
    ...(seconds !== undefined && { seconds }),
  };
}

/** Whatever the value is, in the form of a draft. */
function salvage(value: unknown, id: StoryId): Draft {
  const rest: Rest[] = [];
  const keep: Keep = (path, other) => rest.push({ path: path.join('.'), text: asText(other) });
  const fields = fieldsOf(value, [], ['format', 'id', 'title', 'subtitle', 'steps', 'rest'], keep);
  const taken = new Set<string>();
  const steps = itemsOf(fields.steps, ['steps'], STORY_LIMITS.steps, keep).map((one, index) => {
    const step = stepOf(one, ['steps', index], taken, keep);
    taken.add(step.id);
    return step;
  });
  return {
    id: isId(fields.id) ? (fields.id as StoryId) : id,
    title: wordsOf(fields.title, ['title'], keep),
    subtitle: fields.subtitle === undefined ? NO_WORDS : wordsOf(fields.subtitle, ['subtitle'], keep),
    steps,
    rest,
  };
}

const formatOf = (value: unknown) => (isFields(value) && typeof value.format === 'number' ? value.format : undefined);

/**
 * @param id of a story whose own cannot be read.
 * @param migrations a test has others.
 * @returns never throws.
 */
export function readStory(
  value: unknown,
  id: StoryId,
  known: StoryKnown = {},
  migrations?: readonly Migration[],
): ReadStory {
  const present = migrateStory(value, migrations);
  const { story, problems } = checkStory(present, known);
  const [before, after] = [formatOf(value), formatOf(present)];
  const migrated = before !== undefined && before !== after ? { migrated: before } : {};
  const isWhole = story !== undefined && new Set(story.steps.map((step) => step.id)).size === story.steps.length;
  return { draft: isWhole ? draftOf(story) : salvage(present, id), problems, ...migrated };
}

/** What is stored in the browser, with what was kept of an opened file. */
export function readStored(value: unknown, id: StoryId): Draft {
  const { draft } = readStory(isFields(value) ? withoutRest(value) : value, id);
  const rest = isFields(value) && Array.isArray(value.rest) ? value.rest : [];
  const kept = rest.flatMap((one): Rest[] =>
    isFields(one) && typeof one.path === 'string' && typeof one.text === 'string'
      ? [{ path: one.path, text: one.text }]
      : [],
  );
  return { ...draft, id, rest: [...draft.rest, ...kept] };
}

function withoutRest(value: Fields): Fields {
  const { rest: _, ...story } = value;
  return story;
}
