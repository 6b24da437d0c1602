/** The story editor and the dialog that adds to a story: one chunk, loaded when either is first opened. */
import { useMemo } from 'react';
import { onSite } from '#data/carried.ts';
import { loadGeometries, orThrow } from '#data/load.ts';
import { sourceOf } from '#data/source.ts';
import { lazyPart } from '#panels/lazy-part.ts';
import type { EditorTools, StoryToEdit } from '#present/editor/context.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { STAGE_PX } from '#state/story.ts';

const toolsOf = (store: MapStore): EditorTools => ({
  async picture(view, options) {
    const catalogue = catalogueOf(store.getState());
    if (!catalogue) throw new Error('the index has not loaded');
    const [{ renderPicture }, loaded] = await Promise.all([
      import('#map/svg/picture.tsx'),
      loadGeometries(sourceOf(store.getState().view.data)),
    ]);
    return renderPicture(catalogue, orThrow(loaded), view, { ...options, stage: STAGE_PX });
  },
  frame() {
    const frame = document.querySelector('.map-frame');
    return frame ? { width: frame.clientWidth, height: frame.clientHeight } : undefined;
  },
  base: new URL(onSite('.'), location.href).href,
});

const load = () => import('#present/editor/editor.ts');
const LazyAddDialog = lazyPart(load, (module) => module.AddDialog);
const LazyEditorDialog = lazyPart(load, (module) => module.EditorDialog);

export type { StoryToEdit };
/** What of the editor is open. */
export type EditorPart = { readonly part: 'add' } | { readonly part: 'editor'; readonly story: StoryToEdit | null };

interface StoryEditorProps {
  readonly store: MapStore;
  readonly open: EditorPart;
  readonly onOpen: (open: EditorPart) => void;
  readonly onClose: () => void;
}

export function StoryEditor({ store, open, onOpen, onClose }: StoryEditorProps) {
  const tools = useMemo(() => toolsOf(store), [store]);
  return open.part === 'add' ? (
    <LazyAddDialog
      store={store}
      tools={tools}
      onEdit={(story) => onOpen({ part: 'editor', story })}
      onClose={onClose}
    />
  ) : (
    <LazyEditorDialog store={store} tools={tools} story={open.story} onClose={onClose} />
  );
}
