/** The source of one point, large enough to be read out: what each row says, and where it stands. */
import { useMemo } from 'react';
import { rowsById } from '#domain/asof/place.ts';
import { sectionTitle } from '#domain/format/citation.ts';
import type { StoryPoint } from '#domain/story/story.ts';
import { mannersOf } from '#domain/vocabulary/evidence.ts';
import { catalogueOf } from '#state/selectors.ts';
import { useShown, useWords } from './context.ts';
import css from './SourceCard.module.css';

interface SourceCardProps {
  readonly point: StoryPoint | undefined;
  readonly number: number;
}

export function SourceCard({ point, number }: SourceCardProps) {
  const { t, language, foreign } = useWords();
  const evidence = useShown((state) => state.evidence);
  const catalogue = useShown(catalogueOf);
  const rows = useMemo(() => rowsById(evidence), [evidence]);
  if (!point || !catalogue) return null;
  const found = point.rows.flatMap((id) => rows.get(id) ?? []);
  return (
    <section className={css.card} data-part="source-card" aria-label={t('present.sourceOf', { number })} lang={foreign}>
      <h2>{t('present.sourceOf', { number })}</h2>
      {point.rows.length === 0 && <p>{t('present.noSource')}</p>}
      {found.map((row) => {
        const manners = mannersOf(row).filter((manner) => manner !== 'stated');
        return (
          <figure key={row.id}>
            <blockquote>
              {row.words[language]}
              {manners.length > 0 &&
                t('present.manner', { manner: t.list(manners.map((manner) => t(`standing.${manner}`))) })}
            </blockquote>
            <figcaption>
              {t('present.citedWhole', {
                document: catalogue.documentById.get(row.document)?.title[language] ?? '',
                section: sectionTitle(row.at, language),
                line: row.at.line,
              })}
            </figcaption>
          </figure>
        );
      })}
    </section>
  );
}
