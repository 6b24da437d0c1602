/** The embed as it will be: the app itself in a frame, at the size chosen, made smaller where the dialog has less room. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import css from './EmbedPreview.module.css';
import type { EmbedSize } from './snippets.ts';

/** Each choice would load the map anew; it is loaded when this long nothing has been chosen. */
const SETTLED_MS = 700;
/** A frame this wide stands for one that takes its width from the page. CSS px, a column of text. */
const COLUMN_PX = 720;
const COLUMN_HEIGHT_PX = 480;

function sizeOf(size: EmbedSize): { readonly width: number; readonly height: number } {
  if (size.kind === 'fixed') return { width: size.width, height: size.height };
  if (size.kind === 'fill') return { width: COLUMN_PX, height: Math.max(size.minHeight, COLUMN_HEIGHT_PX) };
  const [across = 16, down = 9] = size.ratio.split(':').map(Number);
  return { width: COLUMN_PX, height: Math.round((COLUMN_PX * down) / across) };
}

/** The value once it has been the same for a while; the first at once. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface EmbedPreviewProps {
  readonly address: string;
  readonly size: EmbedSize;
  readonly title: string;
}

export function EmbedPreview({ address, size, title }: EmbedPreviewProps) {
  const room = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(0);
  const settled = useSettled(address);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    setAvailable(element.clientWidth);
    const observer = new ResizeObserver(() => setAvailable(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { width, height } = sizeOf(size);
  const scale = Math.min(1, available / width);
  return (
    <div ref={room} className={css.preview} style={{ height: height * scale }}>
      {available > 0 && (
        // With a key it is another frame each time: to lead the same one elsewhere would add a step to the reader's history.
        <iframe key={settled} src={settled} title={title} style={{ width, height, transform: `scale(${scale})` }} />
      )}
    </div>
  );
}
