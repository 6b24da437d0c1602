/**
 * A story as a file, `<id>.story.yaml`, in the format of `geo/stories`. The library of YAML is 29 kB gz, as much as the
 * editor itself: this module is loaded when a file is opened or saved.
 */
import { parseDocument, stringify } from 'yaml';
import type { StoryId } from '#domain/model/ids.ts';
import type { StoryKnown, StoryProblem } from '#domain/story/check.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import type { Draft, Rest } from './model.ts';
import { plainStory } from './plain.ts';
import { type ReadStory, readStory } from './read.ts';

const LINE_WIDTH = 120;
/** Begins a comment with what an opened file had and no story has. */
const KEPT = ' kept: ';

/** One line of a comment for each: JSON has no line breaks. */
const commentOf = (rest: readonly Rest[]) => rest.map((one) => `#${KEPT}${JSON.stringify(one)}\n`).join('');

function keptIn(text: string): readonly Rest[] {
  const start = `#${KEPT}`;
  return text.split(/\r?\n/).flatMap((line): Rest[] => {
    if (!line.startsWith(start)) return [];
    try {
      const value: unknown = JSON.parse(line.slice(start.length));
      if (typeof value !== 'object' || value === null || !('path' in value) || !('text' in value)) return [];
      return [{ path: String(value.path), text: String(value.text) }];
    } catch {
      return [];
    }
  });
}

export function writeStory(draft: Draft): string {
  return commentOf(draft.rest) + stringify(plainStory(draft), { lineWidth: LINE_WIDTH, defaultStringType: 'PLAIN' });
}

/** The parser says some things of a line twice. */
const isFirst = (one: StoryProblem, index: number, all: readonly StoryProblem[]): boolean =>
  all.findIndex(({ path, what }) => path[0] === one.path[0] && what.en === one.what.en) === index;

/** The parser speaks English. */
const yamlFault = (message: string): Words => ({ zh: `YAML 写法有误（${message}）`, en: message });

/**
 * Opens the text of a file. What can be read is in the draft; what cannot is kept in its `rest`, and `problems` say
 * what is wrong. Never throws.
 */
export function openStory(text: string, id: StoryId, known: StoryKnown = {}): ReadStory {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const problems = document.errors.map(({ message, linePos }): StoryProblem => {
    const [start] = linePos ?? [];
    return {
      path: start ? [`line ${start.line}`] : [],
      code: 'form',
      what: yamlFault(message.split(/ at line|\n/)[0] ?? message),
      allowed: {
        zh: 'YAML 格式的文本：字段写作“名称: 值”，列表写作“- 项”',
        en: 'text in the form of YAML: fields as name: value, lists as - item',
      },
    };
  });
  const value = dataOf(document);
  if (value === undefined)
    problems.push({
      path: [],
      code: 'form',
      what: { zh: '不是数据', en: 'is no data' },
      allowed: { zh: '字段和列表，别名不能循环', en: 'fields and lists, without loops of aliases' },
    });
  const read = readStory(value, id, known);
  // A file that is not YAML may have lost anything: its text is kept as a whole.
  const whole: readonly Rest[] = problems.length > 0 && text.trim() !== '' ? [{ path: '', text }] : [];
  return {
    ...read,
    draft: { ...read.draft, rest: [...read.draft.rest, ...keptIn(text), ...whole] },
    problems: [...problems.filter(isFirst), ...read.problems],
  };
}

/** What the parser made of the text: with errors, of the part that it understood; undefined: no tree of values. */
function dataOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    // Aliases of aliases would make a short text a long value, and one of itself an endless one.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 20 })));
  } catch {
    return undefined;
  }
}
