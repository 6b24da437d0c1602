/** The steps in their order, with pictures: chosen by a click, moved by pointer, buttons, or Alt and arrows. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { StoryStep } from '#domain/story/story.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Icon } from '#ui/icons.tsx';
import { useEditor, useOpenStory } from './context.ts';
import { StepPicture } from './EditorPicture.tsx';
import css from './EditorSteps.module.css';
import { tooLongInStep } from './model.ts';

/** Of a small picture, CSS px. */
const SMALL = { width: 160, height: 100 } as const;

/** What is still to be done in a step, so that nobody has to open all of them to find it. */
function Marks({ step }: { readonly step: StoryStep }) {
  const { t } = useEditor();
  const long = tooLongInStep(step);
  return (
    <>
      {step.points.some(({ rows }) => rows.length === 0) && <small>{t('noSource')}</small>}
      {long > 0 && <small>{t('longInStep', { count: long })}</small>}
    </>
  );
}

interface StepsProps {
  readonly chosen: string | undefined;
  readonly onChoose: (step: string) => void;
}

export function Steps({ chosen, onChoose }: StepsProps) {
  const { editor, say, t, said } = useEditor();
  const { steps } = useOpenStory().editing.draft;
  const list = useRef<HTMLOListElement>(null);
  /** The element of a moved step is put elsewhere in the page, and loses the focus by that. */
  const [held, setHeld] = useState<{ readonly selector: string }>();
  const [dragged, setDragged] = useState<{ readonly step: string; readonly to: number }>();
  useEffect(() => {
    if (held) list.current?.querySelector<HTMLElement>(held.selector)?.focus();
  }, [held]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chosen step is another one to scroll to
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);

  const nameOf = ({ title }: StoryStep) => said(title) || t('untitledStep');
  function move(step: StoryStep, to: number, control: string): void {
    if (to < 0 || to >= steps.length) return;
    editor.perform({ do: 'moveStep', step: step.id, to });
    setHeld({ selector: `[data-step-id="${CSS.escape(step.id)}"] ${control}` });
    say(t('movedTo', { title: nameOf(step), number: to + 1, of: steps.length }));
  }
  const onKey = (event: KeyboardEvent, step: StoryStep, index: number) => {
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (by === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(step, index + by, '[data-choose]');
  };

  /** The place in the list that the pointer is over. */
  function placeAt({ clientX, clientY }: PointerEvent): number {
    const boxes = [...(list.current?.children ?? [])].map((item) => item.getBoundingClientRect());
    const isRow = boxes.length > 1 && boxes[0]?.top === boxes[1]?.top;
    const before = boxes.filter((box) =>
      isRow ? box.left + box.width / 2 < clientX : box.top + box.height / 2 < clientY,
    ).length;
    return before;
  }
  function startDrag(event: PointerEvent<HTMLElement>, step: string): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged({ step, to: placeAt(event) });
  }
  function endDrag(step: StoryStep, index: number): void {
    if (!dragged) return;
    setDragged(undefined);
    // Before which it was let go; behind its own place all others have moved up by one.
    const to = dragged.to > index ? dragged.to - 1 : dragged.to;
    if (to !== index) move(step, to, '[data-choose]');
  }

  if (steps.length === 0) return <p className={css.none}>{t('noSteps')}</p>;
  return (
    <ol className={css.steps} ref={list} data-part="editor-steps" data-dragging={dragged !== undefined}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          data-step-id={step.id}
          data-before={dragged?.to === index}
          data-after={dragged?.to === steps.length && index === steps.length - 1}
          data-dragged={dragged?.step === step.id}
        >
          <button
            type="button"
            className={css.choose}
            data-choose
            aria-current={step.id === chosen ? 'step' : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => onChoose(step.id)}
            onKeyDown={(event) => onKey(event, step, index)}
          >
            <StepPicture step={step} {...SMALL} />
            <span className={css.name}>
              <b>{index + 1}</b> {nameOf(step)}
              <Marks step={step} />
            </span>
          </button>
          <span className={css.tools}>
            <button
              type="button"
              className={css.handle}
              data-drag
              tabIndex={-1}
              aria-label={t('drag', { title: nameOf(step) })}
              onPointerDown={(event) => startDrag(event, step.id)}
              onPointerMove={(event) => dragged && setDragged({ step: step.id, to: placeAt(event) })}
              onPointerUp={() => endDrag(step, index)}
              onPointerCancel={() => setDragged(undefined)}
            >
              <Icon name="drag" />
            </button>
            <IconButton
              icon="up"
              data-move="up"
              label={t('moveUp', { title: nameOf(step) })}
              disabled={index === 0}
              onClick={() => move(step, index - 1, '[data-move="up"]:not(:disabled), [data-choose]')}
            />
            <IconButton
              icon="down"
              data-move="down"
              label={t('moveDown', { title: nameOf(step) })}
              disabled={index === steps.length - 1}
              onClick={() => move(step, index + 1, '[data-move="down"]:not(:disabled), [data-choose]')}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
