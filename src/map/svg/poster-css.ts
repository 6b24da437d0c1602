/** Drawing constants as CSS, for what style sheets draw: names, the poster's selection, the swatches of the legend. */
import { SELECTED, TINT } from '#scene/drawing.ts';
import { KINDS } from '#scene/kinds/index.ts';
import { labelVariables } from '#scene/labels.ts';
import { colourVariable } from '#scene/tokens.ts';

const block = (selector: string, variables: Readonly<Record<string, string>>) =>
  `${selector}{${Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

/** Rules that only set variables: the page's own sheets say what becomes of them. */
export const drawingCss = (): string =>
  [
    block(':root', {
      ...labelVariables(),
      '--tint': `${Math.round(TINT * 100)}%`,
      '--selected': colourVariable(SELECTED.colour),
      '--selected-width': `${SELECTED.widthPx}px`,
    }),
    ...Object.entries(KINDS).flatMap(([id, { labelColour }]) =>
      labelColour ? [block(`.label[data-overlay="${id}"]`, { '--label-colour': colourVariable(labelColour) })] : [],
    ),
  ].join('');
