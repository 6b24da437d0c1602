/** What a person chooses when sharing or embedding, and the View that follows from it. */
import type { DataVersion } from '#domain/model/ids.ts';
import { EMBED_PARTS, type EmbedPart, type Interaction, type ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { PanelName } from '#state/panels.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { shareable } from '#state/view-rules.ts';

export interface ShareChoices {
  /** False: the link opens where the map stands by default. */
  readonly camera: boolean;
  readonly selection: boolean;
  /** null: the reader's own. */
  readonly lang: Language | null;
}

export interface EmbedChoices {
  readonly show: readonly EmbedPart[];
  /** null: the reader's own; so with the theme. */
  readonly lang: Language | null;
  readonly theme: ThemeName | null;
  readonly interaction: Interaction;
  /** null: whatever is published when the page is read. */
  readonly data: DataVersion | null;
}

/** What an embed shows beside the map, and how it is moved, mean nothing on the full page. */
const onFullPage = (view: View): View => ({
  ...shareable(view),
  mode: DEFAULT_VIEW.mode,
  show: DEFAULT_VIEW.show,
  interaction: DEFAULT_VIEW.interaction,
});

/** The layers stand beside the map in any case; on a phone they are merely where this dialog is opened from. */
const withoutLayers = (panel: PanelName | null) => (panel === 'layers' ? null : panel);

export function sharedView(view: View, { camera, selection, lang }: ShareChoices): View {
  return {
    ...onFullPage(view),
    lang,
    panel: withoutLayers(view.panel),
    at: camera ? view.at : null,
    area: selection ? view.area : null,
    statement: selection ? view.statement : null,
  };
}

/** Panels that are for work at the map: nobody reads them in an article. */
const WORKING_PANELS: readonly (PanelName | null)[] = ['layers', 'about', 'filter'];

/** Keys that only a link had stay out of it: what a snippet says is to be ours alone. */
export function embeddedView(view: View, { show, lang, theme, interaction, data }: EmbedChoices): View {
  const panel = WORKING_PANELS.includes(view.panel) || !show.includes('panel') ? null : view.panel;
  return {
    ...view,
    mode: 'embed',
    show: EMBED_PARTS.filter((part) => show.includes(part)),
    lang,
    theme,
    interaction,
    data,
    panel,
    unknown: {},
  };
}

/** The full map with what an embed shows, for a reader who wants more than the embed. */
export const fullView = (embedded: View): View => onFullPage(embedded);

/**
 * The address of a View.
 *
 * @param base the app's folder, absolute, with its last slash.
 */
export function addressOf(base: string, view: View): string {
  const query = encode(view);
  return query ? `${base}?${query}` : base;
}

/** The address as one would write it on a slide: browsers add the scheme by themselves. */
export const spoken = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
