/** Tabs after the ARIA Authoring Practices pattern: one tab stop; the arrow keys, Home and End move and select. */
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { hasModifier } from '#ui/keys.ts';
import css from './Tabs.module.css';

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly names: readonly Name[];
  readonly text: (name: Name) => string;
  readonly children: (name: Name) => ReactNode;
}

/** The target index of each key, from the index of the current tab and the number of tabs. */
const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Tabs<Name extends string>({ label, names, text, children }: TabsProps<Name>) {
  const id = useId();
  const [chosen, setChosen] = useState(names[0]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (hasModifier(event)) return;
    const next = names[MOVES[event.key]?.(chosen === undefined ? 0 : names.indexOf(chosen), names.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  if (chosen === undefined) return null;
  return (
    <>
      <div role="tablist" aria-label={label} className={css.tabs} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => setChosen(name)}
          >
            {text(name)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className={css.panel}>
        {children(chosen)}
      </div>
    </>
  );
}
