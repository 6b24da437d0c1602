/** How an embedded map is moved, said when a hand has tried otherwise. Seen only: with the keys nothing is held back. */
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import css from './GestureHint.module.css';
import type { BlockedGesture } from './MapPort.ts';

/** As MapLibre tells them apart, whose key it is. */
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
