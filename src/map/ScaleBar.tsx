/** The scale bar in the lower left corner of the map, over either renderer. */
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { scaleBar, scaleWords } from '#scene/scale-bar.ts';
import type { Camera } from '#state/view.ts';
import { overMap } from '#ui/over-map.ts';
import css from './ScaleBar.module.css';

const MAX_PX = 84;

export function ScaleBar({ camera, language }: { readonly camera: Camera; readonly language: Language }) {
  const bar = scaleBar(camera, MAX_PX);
  if (!bar) return null;
  const [key, number] = scaleWords(bar);
  return (
    <p ref={overMap} className={css.scale} data-part="scale" style={{ width: bar.lengthPx }}>
      {translator(language)(key, { number })}
    </p>
  );
}
