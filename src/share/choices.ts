/** The user's choices in the share and embed dialogs, and the View that follows from them. */
import type { DataVersion } from '#domain/model/ids.ts';
import { EMBED_PARTS, type EmbedPart, type Interaction, type ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { PanelName } from '#state/panels.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { shareable } from '#state/view-rules.ts';

export interface ShareChoices {
  /** False: the link opens at the default camera. */
  readonly camera: boolean;
  readonly selection: boolean;
  /** null: the recipient's own. */
  readonly lang: Language | null;
}

export interface EmbedChoices {
  readonly show: readonly EmbedPart[];
  /** null: the user's own; the same for the theme. */
  readonly lang: Language | null;
  readonly theme: ThemeName | null;
  readonly interaction: Interaction;
  /** null: whatever is published when the page is opened. */
  readonly data: DataVersion | null;
}

/** Parts and interaction of an embed have no meaning on the full page. */
const onFullPage = (view: View): View => ({
  ...shareable(view),
  // A step of a story is more than its map: title, points and sources are shared with it.
  mode: view.story === null ? DEFAULT_VIEW.mode : view.mode,
  show: DEFAULT_VIEW.show,
  interaction: DEFAULT_VIEW.interaction,
});

/**
 * The layers are beside the map in any case; on a phone their panel is only open because this dialog is opened from it.
 */
const withoutLayers = (panel: PanelName | null) => (panel === 'layers' ? null : panel);

/** @param base what is left out has the values of: the step that is shown, or the default. */
export function sharedView(view: View, { camera, selection, lang }: ShareChoices, base: View = DEFAULT_VIEW): View {
  return {
    ...onFullPage(view),
    lang,
    panel: withoutLayers(view.panel),
    at: camera ? view.at : base.at,
    area: selection ? view.area : base.area,
    statement: selection ? view.statement : base.statement,
  };
}

/** Panels for work at the map, which have no use in an article. */
const WORKING_PANELS: readonly (PanelName | null)[] = ['layers', 'about', 'keys', 'filter'];

/** Unknown keys of a link are dropped: a snippet contains only what this app wrote. */
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

/** The full map with the content of the embed, for a user who wants more than the embed. */
export const fullView = (embedded: View): View => onFullPage(embedded);

/**
 * The address of a View.
 *
 * @param base URL of the app's folder, absolute, with a trailing slash.
 * @param step the View of the story's step that is shown.
 */
export function addressOf(base: string, view: View, step?: View): string {
  const query = encode(view, step);
  return query ? `${base}?${query}` : base;
}

/** The address without its scheme, as written on a slide: browsers add the scheme. */
export const spoken = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
