/** The head of an embed: title, year and a link to the full map. Layers and legend expand from it. */

import { useState } from 'react';
import { foldLeft } from '#state/actions.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { shareable, showsPart } from '#state/view-rules.ts';
import { Icon } from '#ui/icons.tsx';
import { overMap } from '#ui/over-map.ts';
import { useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { Finding } from '../finding/Finding.tsx';
import { LayersPanel } from '../layers/LayersPanel.tsx';
import css from './EmbedHead.module.css';

/** From this width there is room for the layers beside the map: `EMBED_LAYERS_PX` of the layout, at 16 px an em. */
const ROOMY = '(width >= 62.5em)';

export function EmbedHead() {
  const { t } = useLanguage();
  const view = useSelect((state) => state.view);
  const year = useYear();
  const { mode, show, interaction } = DEFAULT_VIEW;
  return (
    <header ref={overMap} className={css.head} data-part="embed-head">
      <p>
        <b>{t('app.title')}</b>
        {year && <span>{year}</span>}
        <a
          href={`?${encode({ ...shareable(view), mode, show, interaction })}`}
          target="_blank"
          rel="noopener"
          aria-label={t('embed.openLabel')}
        >
          <span>{t('embed.open')}</span>
          <Icon name="open" />
        </a>
      </p>
      <Finding />
      {showsPart(view, 'layers') && <Layers />}
    </header>
  );
}

function Layers() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const [open] = useState(() => matchMedia(ROOMY).matches);
  return (
    <details open={open} onToggle={({ currentTarget }) => dispatch(foldLeft(!currentTarget.open))}>
      <summary>{t('embed.layers')}</summary>
      <div>
        <LayersPanel />
      </div>
    </details>
  );
}
