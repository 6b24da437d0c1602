/** Places that documents first name after the year: drawn faintly, labelled last, each label with that year. */
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Scene, SceneLabel } from './model.ts';

/** Added to the rank of a label that is placed after those of all places that stand out. */
export const WEAK_RANK = 20;

/** Whether a label is that of a place that the filter excludes, or that is first named later. */
export const isWeakLabel = ({ rank }: Pick<SceneLabel, 'rank'>): boolean => rank >= WEAK_RANK;

const dated: Readonly<Record<EvidenceLanguage, (name: string, year: number) => string>> = {
  zh: (name, year) => `${name}（${year}）`,
  en: (name, year) => `${name} (${year})`,
};

/** The labels with the year at those of later places, which come after all others. */
export const datedLabels = (
  labels: readonly SceneLabel[],
  later: Scene['later'],
  language: EvidenceLanguage,
): readonly SceneLabel[] =>
  labels.map((label): SceneLabel => {
    const year = later[label.id];
    if (year === undefined) return label;
    return { ...label, text: dated[language](label.text, year), rank: label.rank + WEAK_RANK };
  });
