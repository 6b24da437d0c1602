/** Schemas of stories: of the built-in ones, which have every text and a source for each point, and of drafts. */
import * as v from 'valibot';
import { inBoth } from '../format/fault.ts';
import type { RowId, StoryId } from '../model/ids.ts';
import { id, text } from '../model/parts.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '../vocabulary/languages.ts';
import { KEYS_OUTSIDE_STEPS, STORY_FORMAT, STORY_LIMITS, TRANSITIONS } from './story.ts';

type Limits = Readonly<Record<EvidenceLanguage, number>>;

/** Characters as a person counts them: one outside the basic plane is one too. */
const lengthOf = (value: string) => [...value].length;

/** A text in each language of the evidence. @param isWhole whether it must be there. */
function wordsWithin(limits: Limits, isWhole: boolean) {
  const one = (language: EvidenceLanguage) =>
    v.pipe(
      isWhole ? text : v.pipe(v.string(), v.trim()),
      v.check(
        (value) => lengthOf(value) <= limits[language],
        ({ input }) => {
          const [most, length] = [limits[language], lengthOf(String(input))];
          return inBoth(`最多 ${most} 个字符，现有 ${length} 个`, `at most ${most} characters; it has ${length}`);
        },
      ),
    );
  // `fromEntries` cannot say that no language is missing; the loop over them does.
  return Object.fromEntries(
    EVIDENCE_LANGUAGES.map((language) => [language, isWhole ? one(language) : v.optional(one(language), '')]),
  ) as Record<EvidenceLanguage, ReturnType<typeof one>>;
}

/** A value of a link: YAML reads `2019` as a number, and a link has text alone. */
const linkValue = v.pipe(
  v.union(
    [v.string(), v.number()],
    inBoth('应为文字或数字，同链接里的写法', 'expected a text or a number, as in a link'),
  ),
  v.transform(String),
  v.trim(),
  v.nonEmpty(
    inBoth(
      '应为同链接里的值；要默认值就不写这个键',
      'expected a value, as in a link; leave the key out for its default',
    ),
  ),
);

const isOutside = (key: string) => KEYS_OUTSIDE_STEPS.some((name) => name === key);
const viewKey = v.pipe(
  v.string(),
  v.regex(/^[a-z]+$/, inBoth('应为链接里的键', 'expected a key of a link')),
  v.check(
    (key) => !isOutside(key),
    inBoth(
      `应为链接里属于步骤的键，不能是 ${KEYS_OUTSIDE_STEPS.join('、')}`,
      `expected a key of a link that is a part of a step; not: ${KEYS_OUTSIDE_STEPS.join(', ')}`,
    ),
  ),
);

const [SHORTEST, LONGEST] = STORY_LIMITS.seconds;
const SECONDS = inBoth(
  `秒数是 ${SHORTEST} 到 ${LONGEST} 的整数`,
  `seconds are a whole number from ${SHORTEST} to ${LONGEST}`,
);

/** @param isBuiltIn whether every text must be there, and each point have a row. */
export function storySchema(isBuiltIn: boolean) {
  const words = (limits: Limits) => v.strictObject(wordsWithin(limits, isBuiltIn));
  const none = { zh: '', en: '' };
  const row = id<RowId>();
  const point = v.strictObject({
    ...wordsWithin(STORY_LIMITS.point, isBuiltIn),
    rows: isBuiltIn
      ? v.pipe(
          v.array(row),
          v.minLength(
            1,
            inBoth(
              '至少一行：内置故事没有出处就不说',
              'at least one row: a built-in story says nothing without a source',
            ),
          ),
        )
      : v.optional(v.array(row), []),
  });
  const step = v.strictObject({
    id: id<string>(),
    title: words(STORY_LIMITS.title),
    points: v.optional(
      v.pipe(
        v.array(point),
        v.maxLength(
          STORY_LIMITS.points,
          inBoth(`最多 ${STORY_LIMITS.points} 个要点`, `at most ${STORY_LIMITS.points} points`),
        ),
      ),
      [],
    ),
    view: v.optional(v.record(viewKey, linkValue), {}),
    notes: v.optional(v.strictObject(wordsWithin(STORY_LIMITS.notes, false)), none),
    alt: isBuiltIn ? words(STORY_LIMITS.alt) : v.optional(words(STORY_LIMITS.alt), none),
    transition: v.optional(v.picklist(TRANSITIONS), 'fly'),
    seconds: v.optional(
      v.pipe(v.number(), v.integer(SECONDS), v.minValue(SHORTEST, SECONDS), v.maxValue(LONGEST, SECONDS)),
    ),
  });
  return v.strictObject({
    format: v.literal(STORY_FORMAT),
    id: id<StoryId>(),
    title: words(STORY_LIMITS.title),
    subtitle: isBuiltIn ? words(STORY_LIMITS.subtitle) : v.optional(words(STORY_LIMITS.subtitle), none),
    steps: v.pipe(
      v.array(step),
      v.minLength(1, inBoth('至少一步', 'at least one step')),
      v.maxLength(STORY_LIMITS.steps, inBoth(`最多 ${STORY_LIMITS.steps} 步`, `at most ${STORY_LIMITS.steps} steps`)),
    ),
  });
}
