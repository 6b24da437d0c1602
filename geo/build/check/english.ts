/**
 * The English of official terms (`geo/vocabulary/terms.yaml`): a text whose Chinese has a term of the list uses one of
 * its English forms, in documents and in titles of sections. A longer term wins over a shorter one that it contains.
 */
import type { Path, SourceFile } from '../read.ts';
import type { Report } from './issue.ts';
import type { EnglishTerms } from './parse.ts';

type Term = EnglishTerms[number];

/** Chinese is written with and without spaces around Latin letters. */
const withoutSpaces = (zh: string) => zh.replace(/\s+/g, '');

/** Every text in both languages below a value, with its path. */
function* textsIn(value: unknown, path: Path = []): Generator<{ path: Path; zh: string; en: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string')
    yield { path, zh: value.zh, en: value.en };
  else
    for (const [key, part] of Object.entries(value))
      yield* textsIn(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The terms that stand in a Chinese text, each once. */
export function termsIn(zh: string, terms: readonly Term[]): ReadonlySet<Term> {
  const text = withoutSpaces(zh);
  const forms = terms
    .flatMap((term) => [term.zh, ...term.also].map((form) => ({ term, form: withoutSpaces(form) })))
    .sort((a, b) => b.form.length - a.form.length);
  const found = new Set<Term>();
  for (let at = 0; at < text.length; ) {
    const longest = forms.find(({ form }) => text.startsWith(form, at));
    if (longest) found.add(longest.term);
    at += longest?.form.length ?? 1;
  }
  return found;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word in the singular and the plural. */
function numbersOf(word: string): string {
  const singular = word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  return singular.endsWith('y') ? `${escaped(singular.slice(0, -1))}(?:y|ies|ys)` : `${escaped(singular)}(?:e?s)?`;
}

/** Whether an English text has a phrase, whatever its case and number. */
export const hasPhrase = (en: string, phrase: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${phrase.split(/\s+/).map(numbersOf).join('\\s+')}(?![\\p{L}\\p{N}])`, 'iu').test(en);

/** Reports each text of a file whose English has another word for a term than the list. @param file as parsed. */
export function checkEnglish(report: Report, source: SourceFile, file: unknown, terms: EnglishTerms): void {
  for (const { path, zh, en } of textsIn(file))
    for (const term of termsIn(zh, terms)) {
      const forms = [term.en, ...(term.later ? [term.later] : []), ...term.alsoEn];
      if (!term.check || forms.some((form) => hasPhrase(en, form))) continue;
      report.add(
        source,
        [...path, 'en'],
        'english-term',
        `the Chinese of this text has "${term.zh}", its English has none of: ${forms.join('; ')}`,
      );
    }
}

/** Each Chinese form stands once in the list. */
export function checkTermList(report: Report, source: SourceFile, terms: EnglishTerms): void {
  const lines = new Map<string, number>();
  terms.forEach(({ zh, also }, index) => {
    const line = source.lineOf([index, 'zh']);
    for (const form of [zh, ...also].map(withoutSpaces)) {
      const previous = lines.get(form);
      if (previous)
        report.add(source, [index, 'zh'], 'duplicate-id', `"${form}" is also on line ${previous}; remove one`);
      lines.set(form, previous ?? line);
    }
  });
}
