/**
 * Own layers on the SVG map: one element for each colour of a layer, however many shapes it has. Widths are in CSS px
 * at every scale: no stroke of the map scales (`app/frame.css`).
 */
import { memo } from 'react';
import { fillOpacityOf, OWN, OWN_RIM, type OwnDrawing, type OwnPath } from '#scene/own.ts';

function Path({ drawing, path: { part, colour, d } }: { readonly drawing: OwnDrawing; readonly path: OwnPath }) {
  const { colours, isMark = false } = drawing;
  const paint = colours[colour] ?? colours[0];
  if (part === 'fill') return <path d={d} fill={paint} fillOpacity={fillOpacityOf(drawing)} fillRule="evenodd" />;
  if (part === 'line' || part === 'dashed')
    return (
      <path
        d={d}
        fill="none"
        stroke={paint}
        strokeWidth={isMark ? OWN.markPx : OWN.linePx}
        {...(part === 'dashed' && { strokeDasharray: OWN.dashPx.join(' '), 'data-proposed': '' })}
      />
    );
  const radius = isMark ? OWN.markPointPx : OWN.pointPx;
  // A line of no length with round ends is a circle.
  const circle = { d, fill: 'none', strokeLinecap: 'round' } as const;
  return (
    <>
      <path {...circle} stroke={OWN_RIM} strokeWidth={2 * (radius + OWN.pointRimPx)} />
      <path {...circle} stroke={paint} strokeWidth={2 * radius} />
    </>
  );
}

/** A layer that has not changed is not rendered again when the pointer marks a shape of another. */
const Layer = memo(({ drawing }: { readonly drawing: OwnDrawing }) => (
  <g data-own={drawing.id} opacity={drawing.opacity} pointerEvents="none">
    {drawing.paths.map((path) => (
      <Path key={`${path.part}${path.colour}`} drawing={drawing} path={path} />
    ))}
  </g>
));

export function Own({ drawings }: { readonly drawings: readonly OwnDrawing[] }) {
  return drawings.map((drawing) => <Layer key={drawing.id} drawing={drawing} />);
}
