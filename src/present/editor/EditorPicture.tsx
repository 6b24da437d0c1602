/** The picture of a step, drawn from the Scene. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { StoryStep } from '#domain/story/story.ts';
import { catalogueOf, themeOf } from '#state/selectors.ts';
import { viewOfStep } from '#state/story.ts';
import { classes } from '#ui/classes.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { useEditor } from './context.ts';
import css from './EditorPicture.module.css';

interface StepPictureProps {
  readonly step: StoryStep;
  readonly width: number;
  readonly height: number;
  /** With names and caption. A small picture has none, is drawn when the page is idle, and says nothing. */
  readonly words?: boolean;
}

/** Small pictures are drawn one after the other: forty at once would block the page. */
const IDLE_TIMEOUT_MS = 1000;
let queue: Promise<unknown> = Promise.resolve();
const inTurn = <Value,>(work: () => Promise<Value>): Promise<Value> => {
  const turn = queue.then(() => new Promise<void>((resolve) => void whenIdle(resolve, IDLE_TIMEOUT_MS))).then(work);
  queue = turn.catch(() => undefined);
  return turn;
};

export function StepPicture({ step, width, height, words = false }: StepPictureProps) {
  const { store, tools, t, language, said } = useEditor();
  const theme = useSyncExternalStore(store.subscribe, () => themeOf(store.getState()));
  const [drawn, setDrawn] = useState<string>();
  const [failed, setFailed] = useState(false);
  const keys = JSON.stringify(step.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is drawn anew when its View is another, and not when its words are
  useEffect(() => {
    let isLate = false;
    const draw = async () => {
      if (isLate) return undefined;
      const view = viewOfStep(step, catalogueOf(store.getState()));
      return tools.picture(view, { width, height, language, theme, words });
    };
    (words ? draw() : inTurn(draw)).then(
      (svg) => {
        if (isLate || svg === undefined) return;
        setDrawn(`data:image/svg+xml,${encodeURIComponent(svg)}`);
        setFailed(false);
      },
      () => !isLate && setFailed(true),
    );
    return () => {
      isLate = true;
    };
  }, [keys, width, height, language, theme, words, store, tools]);
  const alt = words ? said(step.alt) || t('picture') : '';
  if (drawn && !failed)
    return <img className={css.picture} src={drawn} alt={alt} width={width} height={height} data-part="step-picture" />;
  return (
    <span className={classes(css.picture, css.empty)} data-small={!words} aria-hidden={!words}>
      {words && t(failed ? 'noPicture' : 'loading')}
    </span>
  );
}
