/** What all parts of the editor need. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { StoryId } from '#domain/model/ids.ts';
import type { Story } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { type EvidenceLanguage, evidenceLanguage, saidIn, type Words } from '#domain/vocabulary/languages.ts';
import { type EditorTranslate, editorTranslator } from '#i18n/editor/index.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { View } from '#state/view.ts';
import type { Editor, OpenStory } from './controller.ts';
import type { MapFrame } from './from-view.ts';

/** Draws a View as a self-contained SVG. Rejects when its data do not load. */
export type StepPictureMaker = (
  view: View,
  options: {
    readonly width: number;
    readonly height: number;
    readonly language: EvidenceLanguage;
    readonly theme: ThemeName;
    /** False: the map alone, without names and caption. */
    readonly words: boolean;
  },
) => Promise<string>;

/** A story of this browser, from one of its steps; or a new one, made of another one. */
export type StoryToEdit = { readonly id: StoryId; readonly step?: string | undefined } | { readonly copyOf: Story };

/** What the app gives the editor. */
export interface EditorTools {
  readonly picture: StepPictureMaker;
  /** The part of the window in which the map is seen; undefined: there is none. */
  readonly frame: () => MapFrame | undefined;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
}

interface EditorContextValue {
  readonly editor: Editor;
  readonly store: MapStore;
  readonly tools: EditorTools;
  /** Says something in the dialog's live region: the page's own is inert under it. */
  readonly say: (text: string) => void;
}

export const EditorContext = createContext<EditorContextValue | null>(null);

interface EditorParts extends EditorContextValue {
  readonly t: EditorTranslate;
  readonly language: EvidenceLanguage;
  /** A text of a story in the language of the editor, or in the other one while that is empty. */
  readonly said: (words: Words) => string;
}

export function useEditor(): EditorParts {
  const value = useContext(EditorContext);
  if (!value) throw new Error('a part of the editor stands outside it');
  const { store } = value;
  const language = useSyncExternalStore(store.subscribe, () => evidenceLanguage(languageOf(store.getState())));
  return { ...value, t: editorTranslator(language), language, said: (words) => saidIn(words, language) };
}

/** The story that is edited. Parts that need one are rendered only while there is one. */
export function useOpenStory(): OpenStory {
  const { editor } = useEditor();
  const { open } = useSyncExternalStore(editor.subscribe, editor.state);
  if (!open) throw new Error('no story is open');
  return open;
}
