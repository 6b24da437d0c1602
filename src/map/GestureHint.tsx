/**
 * The hint on how to move an embedded map, shown after a gesture that was passed to the host page. Visual only: the
 * keyboard is never blocked, so assistive technology does not need it.
 */
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import css from './GestureHint.module.css';
import type { BlockedGesture } from './MapPort.ts';

/** The same test as MapLibre's, which decides which modifier key it reads. */
const isMac = () => navigator.userAgent.includes('Mac');

export function GestureHint({
  gesture,
  language,
}: {
  readonly gesture: BlockedGesture | null;
  readonly language: Language;
}) {
  const t = translator(language);
  const words = gesture === 'touch' ? t('map.twoFingers') : t('map.withKey', { key: isMac() ? '⌘' : 'Ctrl' });
  return (
    gesture && (
      <p className={css.hint} data-part="gesture-hint" aria-hidden="true">
        {words}
      </p>
    )
  );
}
