/** The speaker's pointer: a spotlight, and freehand marks. They belong to the step, and go with it. */
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import css from './Marks.module.css';

export type MarkTool = 'spotlight' | 'draw';

type Stroke = readonly (readonly [x: number, y: number])[];

const pathOf = (stroke: Stroke) => `M${stroke.map((point) => point.join(' ')).join('L')}`;

export function Marks({ tool }: { readonly tool: MarkTool | null }) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const onDown = ({ clientX, clientY, currentTarget, pointerId }: ReactPointerEvent<SVGSVGElement>) => {
    currentTarget.setPointerCapture(pointerId);
    setStrokes((before) => [...before, [[clientX, clientY]]]);
  };
  const onMove = ({ clientX, clientY, buttons }: ReactPointerEvent) => {
    if (buttons === 0) return;
    setStrokes((before) => {
      const last = before.at(-1);
      return last ? [...before.slice(0, -1), [...last, [clientX, clientY]]] : before;
    });
  };
  return (
    <>
      {(tool === 'draw' || strokes.length > 0) && (
        <svg
          className={css.drawing}
          data-part="drawing"
          data-active={tool === 'draw' || undefined}
          aria-hidden="true"
          onPointerDown={tool === 'draw' ? onDown : undefined}
          onPointerMove={tool === 'draw' ? onMove : undefined}
        >
          {strokes.map((stroke, number) => (
            // Two may begin at one point.
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes are added at the end only
            <path key={number} d={pathOf(stroke)} />
          ))}
        </svg>
      )}
      {tool === 'spotlight' && <Spotlight />}
    </>
  );
}

/** Darkens all but a circle round the pointer; moved without React, in the task of the event. */
function Spotlight() {
  const light = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      light.current?.style.setProperty('--x', `${clientX}px`);
      light.current?.style.setProperty('--y', `${clientY}px`);
    };
    addEventListener('pointermove', onMove, { passive: true });
    return () => removeEventListener('pointermove', onMove);
  }, []);
  return <div ref={light} className={css.spotlight} data-part="spotlight" aria-hidden="true" />;
}
