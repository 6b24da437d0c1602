/** The tools of the screen: there while the pointer moves, and to whoever comes by the keyboard. */
import type { ShownStep } from '#state/story.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import type { IconName } from '#ui/icons.tsx';
import type { Timer } from '../model.ts';
import css from './Bar.module.css';
import { useWords } from './context.ts';
import { type Act, BAR_TOOLS } from './keys.ts';
import type { MarkTool } from './Marks.tsx';
import type { ScreenTalk } from './sole-talk.ts';
import { useTimeUsed } from './time-used.ts';

interface BarProps {
  readonly isShown: boolean;
  readonly shown: ShownStep | undefined;
  readonly talk: ScreenTalk;
  readonly tool: MarkTool | null;
  readonly act: (act: Act) => boolean;
}

const ICONS: Readonly<Record<(typeof BAR_TOOLS)[number], IconName>> = {
  spotlight: 'target',
  draw: 'pen',
  black: 'theme',
  fullscreen: 'expand',
  keys: 'keys',
  leave: 'close',
};

export function Bar({ isShown, shown, talk, tool, act }: BarProps) {
  const { t, said } = useWords();
  const { timer } = talk.state();
  return (
    <div
      className={classes(css.bar, isShown && css.shown)}
      data-part="screen-bar"
      role="toolbar"
      aria-label={t('present.tools')}
    >
      {shown && (
        <>
          <IconButton icon="fold" label={t('present.previous')} onClick={() => act({ do: 'previous' })} />
          <select
            aria-label={t('present.steps')}
            value={shown.index + 1}
            onChange={({ target }) => act({ do: 'goTo', step: Number(target.value) })}
          >
            {shown.story.steps.map((step, index) => (
              <option key={step.id} value={index + 1}>
                {index + 1} / {shown.story.steps.length} {said(step.title)}
              </option>
            ))}
          </select>
          <IconButton icon="unfold" label={t('present.next')} onClick={() => act({ do: 'next' })} />
        </>
      )}
      {shown && (
        <IconButton
          icon="compare"
          label={t('desk.title')}
          title={t('desk.title')}
          onClick={() => act({ do: 'desk' })}
        />
      )}
      <Clock timer={timer} onPress={() => talk.send({ do: timer.runningSince === null ? 'start' : 'pause' })} />
      {BAR_TOOLS.map((name) => (
        <IconButton
          key={name}
          icon={ICONS[name]}
          label={t(`present.${name}`)}
          title={t(`present.${name}`)}
          aria-pressed={name === 'spotlight' || name === 'draw' ? tool === name : undefined}
          onClick={() => act({ do: name })}
        />
      ))}
    </div>
  );
}

/** Starts and pauses; whether the time is seen without the bar is the key's (`T`). */
function Clock({ timer, onPress }: { readonly timer: Timer; readonly onPress: () => void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={css.clock}
      aria-label={t('present.startTimer')}
      aria-pressed={timer.runningSince !== null}
      onClick={onPress}
    >
      {useTimeUsed(timer)}
    </button>
  );
}
