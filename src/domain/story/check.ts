/** Checks a story, from a file of `geo/stories` or made in a browser: everything that is wrong, and what is allowed. */
import * as v from 'valibot';
import { asIs, type Fault, faultOf, isValue, nearestWords } from '../format/fault.ts';
import { storySchema } from './schema.ts';
import { isOwnStory, OWN_STORY, STORY_FORMAT, type Story } from './story.ts';

/** What a story may refer to. What is left out is not checked. */
export interface StoryKnown {
  /** Ids of the rows of all documents. */
  readonly rows?: ReadonlySet<string>;
  /** What the link's codec finds wrong in the View of a step (`state/story-check.ts`). */
  readonly viewProblems?: (view: Readonly<Record<string, string>>) => readonly (Fault & { readonly key: string })[];
  /** Whether every text must be there and each point have a row; otherwise it is a draft of the browser. */
  readonly isBuiltIn?: boolean;
}

/**
 * `format`: of a newer version; `form`: a field that is missing, unknown or of another form; `twice`: an id that is
 * there already; `row`, `view`: what the data, and links, do not have.
 */
export type StoryProblemCode = 'format' | 'form' | 'twice' | 'row' | 'view';
export interface StoryProblem extends Fault {
  readonly path: readonly (string | number)[];
  readonly code: StoryProblemCode;
}

/** `story`: undefined where it does not have the form of one; with problems of other kinds it can be shown. */
export interface CheckedStory {
  readonly story: Story | undefined;
  readonly problems: readonly StoryProblem[];
}

/** Turns a story of one format into the next. */
export type Migration = (story: object) => object;
/** Oldest first: the one at index n turns format n + 1 into n + 2. Format 1 is the first, so there is none yet. */
const MIGRATIONS: readonly Migration[] = [];

function formatOf(value: unknown): number | undefined {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  return typeof format === 'number' && Number.isInteger(format) && format > 0 ? format : undefined;
}

/**
 * A story of an older format in the present one; anything else as it is.
 *
 * @param migrations a test has others.
 */
export function migrateStory(value: unknown, migrations: readonly Migration[] = MIGRATIONS): unknown {
  const format = formatOf(value);
  // A value with a format is an object.
  return format === undefined ? value : migrations.slice(format - 1).reduce((old, next) => next(old), value as object);
}

function* twiceIn({ steps }: Story): Generator<StoryProblem> {
  const seen = new Map<string, number>();
  for (const [index, { id }] of steps.entries()) {
    const before = seen.get(id);
    if (before !== undefined)
      yield {
        path: ['steps', index, 'id'],
        code: 'twice',
        what: isValue({ zh: `"${id}"，第 ${before + 1} 步已有`, en: `"${id}", which step ${before + 1} has already` }),
        allowed: { zh: '请换一个 id', en: 'give another id' },
      };
    seen.set(id, before ?? index);
  }
}

function* unknownIn({ steps }: Story, { rows, viewProblems }: StoryKnown): Generator<StoryProblem> {
  for (const [index, step] of steps.entries()) {
    for (const { key, what, allowed } of viewProblems?.(step.view) ?? [])
      yield { path: ['steps', index, 'view', key], code: 'view', what, allowed };
    for (const [number, point] of step.points.entries())
      for (const [place, id] of point.rows.entries())
        if (rows && !rows.has(id))
          yield {
            path: ['steps', index, 'points', number, 'rows', place],
            code: 'row',
            what: isValue({ zh: `"${id}"，各文件都没有这一行`, en: `"${id}", a row that no document has` }),
            allowed: nearestWords(id, rows),
          };
  }
}

/** @returns the story, in the present format, and everything that is wrong with it. Never throws. */
export function checkStory(value: unknown, known: StoryKnown = {}): CheckedStory {
  const format = formatOf(value);
  if (format !== undefined && format > STORY_FORMAT) {
    const problem = {
      what: isValue(asIs(String(format))),
      allowed: {
        zh: `最高为 ${STORY_FORMAT}：文件由更新版本的地图写成`,
        en: `at most ${STORY_FORMAT}: a newer version of the map wrote it`,
      },
    };
    return { story: undefined, problems: [{ path: ['format'], code: 'format', ...problem }] };
  }
  const present = migrateStory(value);
  const schema = storySchema(known.isBuiltIn === true);
  const parsed = v.safeParse(schema, present);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue): StoryProblem => {
      // Keys are strings in objects and numbers in lists.
      const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
      return { path, code: 'form', ...faultOf(issue, schema, path) };
    });
    return { story: undefined, problems };
  }
  const story: Story = parsed.output;
  const problems = [...twiceIn(story), ...unknownIn(story, known)];
  if (known.isBuiltIn && isOwnStory(story.id))
    problems.push({
      path: ['id'],
      code: 'form',
      what: isValue(asIs(`"${story.id}"`)),
      allowed: {
        zh: `不以 ${OWN_STORY} 开头的 id；浏览器里做的故事才这样开头`,
        en: `an id that does not begin with ${OWN_STORY}, which stories made in a browser have`,
      },
    });
  return { story, problems };
}
