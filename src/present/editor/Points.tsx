/** The points of a step, each with the rows that it rests on. */
import { useState } from 'react';
import { STORY_LIMITS, type StoryStep } from '#domain/story/story.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useEditor } from './context.ts';
import css from './Points.module.css';
import { RowChoice } from './RowChoice.tsx';
import { WordsField } from './WordsField.tsx';

export function Points({ step }: { readonly step: StoryStep }) {
  const { editor, t } = useEditor();
  const [choosing, setChoosing] = useState<number | null>(null);
  const { points } = step;
  const add = () => {
    editor.perform({ do: 'addPoint', step: step.id });
    // What a point rests on comes first: an empty one takes over the words of its row.
    setChoosing(points.length);
  };
  return (
    <section className={css.points} data-part="points">
      <h4>{t('points')}</h4>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no ids, and their place is what names them
        <div key={index} className={css.point} data-point={index + 1}>
          <WordsField
            label={t('point', { number: index + 1 })}
            words={point}
            limits={STORY_LIMITS.point}
            rows={2}
            part="point"
            onType={(language, text) =>
              editor.perform({ do: 'pointWords', step: step.id, point: index, language, text })
            }
          />
          <div className={css.bar}>
            {point.rows.length === 0 ? (
              <strong className={css.none} data-part="no-source">
                {t('noSource')}
              </strong>
            ) : (
              <span>{t('sources', { count: point.rows.length })}</span>
            )}
            <LinkButton
              aria-expanded={choosing === index}
              onClick={() => setChoosing(choosing === index ? null : index)}
              data-part="choose-rows"
            >
              {t(choosing === index ? 'doneChoosing' : 'chooseRows')}
            </LinkButton>
            <span className={css.tools}>
              {index > 0 && (
                <IconButton
                  icon="up"
                  label={t('pointUp', { number: index + 1 })}
                  onClick={() => editor.perform({ do: 'movePoint', step: step.id, point: index, to: index - 1 })}
                />
              )}
              <IconButton
                icon="close"
                label={t('deletePoint', { number: index + 1 })}
                onClick={() => {
                  setChoosing(null);
                  editor.perform({ do: 'deletePoint', step: step.id, point: index });
                }}
              />
            </span>
          </div>
          <RowChoice step={step} index={index} point={point} isOpen={choosing === index} />
        </div>
      ))}
      {points.length < STORY_LIMITS.points && (
        <button type="button" className={css.add} data-part="add-point" onClick={add}>
          + {t('addPoint')}
        </button>
      )}
    </section>
  );
}
