/** What all parts of the workbench need. */
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type WorkbenchTranslate, workbenchTranslator } from '#i18n/workbench/index.ts';
import { catalogueOf, languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { BenchState } from '../bench/state.ts';
import type { Bench } from '../bench.ts';

/** The frames of the page's panels, which the app passes in. */
export interface Frames {
  readonly Column: ComponentType<{ readonly label: string; readonly className?: string; readonly children: ReactNode }>;
  readonly Head: ComponentType<{ readonly closeLabel: string; readonly children: ReactNode }>;
  readonly Dock: ComponentType<{
    readonly label: string;
    readonly closeLabel: string;
    readonly tools?: ReactNode;
    readonly children: ReactNode;
  }>;
}

interface WorkbenchParts {
  readonly bench: Bench;
  readonly store: MapStore;
  readonly frames: Frames;
}

export const WorkbenchContext = createContext<WorkbenchParts | null>(null);

export function useWorkbench(): WorkbenchParts {
  const value = useContext(WorkbenchContext);
  if (!value) throw new Error('a part of the workbench stands outside it');
  return value;
}
export const useBench = <Value>(select: (state: BenchState) => Value): Value =>
  useStore(useWorkbench().bench.state, select);

interface BenchWords {
  readonly t: WorkbenchTranslate;
  /** BCP 47, for numbers and order. */
  readonly language: 'zh' | 'en';
  readonly number: (value: number) => string;
}

export function useWords(): BenchWords {
  const { store } = useWorkbench();
  const language = useStore(store, (state) => evidenceLanguage(languageOf(state)));
  const t = workbenchTranslator(language);
  return { t, language, number: (value) => value.toLocaleString(language, { maximumSignificantDigits: 6 }) };
}

/** The name of a place in the language of the page. */
export function usePlaceName(): (id: string) => string {
  const { store } = useWorkbench();
  const { language } = useWords();
  const areas = useStore(store, (state) => catalogueOf(state)?.areaById);
  // An id from a table of somebody else's data may name nothing here.
  return (id) => areas?.get(id as never)?.name[language] ?? id;
}
