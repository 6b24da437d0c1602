/** Figures in the notation of each language: Chinese counts in 万 and 亿, English in thousands, millions and billions. */

import { type EvidenceLanguage, LOCALES, type Words } from '../vocabulary/languages.ts';
import { inLocale } from './in-locale.ts';

const MAX_DECIMALS = 4;

/**
 * Created once, by the first figure: a formatter takes a millisecond, a place has dozens of figures, and the first
 * formatter of a page loads the locale data, which takes up to 40 ms and would come before the first paint.
 */
const formats = new Map<EvidenceLanguage, Intl.NumberFormat>();
function formatOf(language: EvidenceLanguage): Intl.NumberFormat {
  const known = formats.get(language);
  if (known) return known;
  const created = inLocale(
    LOCALES[language],
    (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: MAX_DECIMALS }),
  );
  formats.set(language, created);
  return created;
}
const format = (value: number, language: EvidenceLanguage) => formatOf(language).format(value);

const ORDINAL_ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
let ordinalRules: Intl.PluralRules | undefined;
function ordinal(value: number): string {
  ordinalRules ??= inLocale('en', (tag) => new Intl.PluralRules(tag, { type: 'ordinal' }));
  return `${value}${ORDINAL_ENDINGS[ordinalRules.select(value)] ?? 'th'}`;
}

const MAGNITUDES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/**
 * 2.335e10 -> "23.35 billion"; under a million in digits. Twelve significant digits undo binary fractions (0.1 × 3).
 */
function english(value: number): string {
  const exact = Number(value.toPrecision(12));
  const magnitude = MAGNITUDES.find(([size]) => exact >= size);
  return magnitude
    ? `${format(Number((exact / magnitude[0]).toPrecision(12)), 'en')} ${magnitude[1]}`
    : format(exact, 'en');
}

/** Chinese multiples as the evidence spells them in English units: "10,000 people", "CNY 100m". */
const MULTIPLES: Readonly<Record<string, number>> = { '10,000': 1e4, '100m': 1e8, trillion: 1e12 };

function inEnglish(value: number, unit: string): string {
  if (unit === 'rank' || unit === 'place') return ordinal(value);
  if (unit === 'edition') return `${ordinal(value)} edition`;
  if (unit === '%') return `${format(value, 'en')}%`;
  const currency = /^(CNY|USD|EUR)(?: (10,000|100m|trillion))?$/.exec(unit);
  if (currency) return `${currency[1]} ${english(value * (MULTIPLES[currency[2] ?? ''] ?? 1))}`;
  const multiple = /^(10,000|100m) (.+)$/.exec(unit);
  return multiple
    ? `${english(value * (MULTIPLES[multiple[1] ?? ''] ?? 1))} ${multiple[2]}`
    : `${format(value, 'en')} ${unit}`;
}

function inChinese(value: number, unit: string, isOrdinal: boolean): string {
  if (unit === '%') return `${format(value, 'zh')}%`;
  return isOrdinal ? `第 ${value} ${unit}` : `${format(value, 'zh')} ${unit}`;
}

const SIGNS = { min: '≥ ', max: '≤ ' } as const;

/** The fields of a figure that are formatted. */
export interface FigureValue {
  readonly value: number;
  readonly unit: Words;
  readonly bound?: 'min' | 'max' | undefined;
  readonly approx?: boolean | undefined;
}

/** Value and unit of a figure, with ≥, ≤ or ≈ where the document gives a bound or an approximation. */
export function formatFigure({ value, unit, bound, approx }: FigureValue, language: EvidenceLanguage): string {
  const sign = bound ? SIGNS[bound] : approx ? '≈ ' : '';
  const isOrdinal = ['rank', 'place', 'edition'].includes(unit.en);
  return sign + (language === 'zh' ? inChinese(value, unit.zh, isOrdinal) : inEnglish(value, unit.en));
}

/** The same in each language of the evidence. */
export const figureValue = (figure: FigureValue): Words => ({
  zh: formatFigure(figure, 'zh'),
  en: formatFigure(figure, 'en'),
});
