/** A preview of the embed: the app itself in a frame of the chosen size, scaled down where the dialog has less room. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { watchSize } from '#ui/watch-size.ts';
import css from './EmbedPreview.module.css';
import type { EmbedSize } from './snippets.ts';

/** Debounce, ms: each choice would reload the map, so it reloads once nothing has been chosen for this long. */
const DEBOUNCE_MS = 700;
/** Preview width of a frame that takes its width from the host page. CSS px, a column of text. */
const COLUMN_PX = 720;
const COLUMN_HEIGHT_PX = 480;

function sizeOf(size: EmbedSize): { readonly width: number; readonly height: number } {
  if (size.kind === 'fixed') return { width: size.width, height: size.height };
  if (size.kind === 'fill') return { width: COLUMN_PX, height: Math.max(size.minHeight, COLUMN_HEIGHT_PX) };
  const [across = 16, down = 9] = size.ratio.split(':').map(Number);
  return { width: COLUMN_PX, height: Math.round((COLUMN_PX * down) / across) };
}

/** The debounced value; the first one immediately. */
function useDebounced<Value>(value: Value): Value {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return debounced;
}

interface EmbedPreviewProps {
  readonly address: string;
  readonly size: EmbedSize;
  readonly title: string;
}

export function EmbedPreview({ address, size, title }: EmbedPreviewProps) {
  const room = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(0);
  const source = useDebounced(address);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    setAvailable(element.clientWidth);
    const observer = watchSize(() => setAvailable(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { width, height } = sizeOf(size);
  const scale = Math.min(1, available / width);
  return (
    <div ref={room} className={css.preview} style={{ height: height * scale }}>
      {available > 0 && (
        // The key creates a new frame each time: navigating the same one would add an entry to the user's history.
        <iframe key={source} src={source} title={title} style={{ width, height, transform: `scale(${scale})` }} />
      )}
    </div>
  );
}
