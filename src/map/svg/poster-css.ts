/**
 * Drawing constants as CSS variables, for what style sheets draw: labels, the poster's selection, the legend's
 * swatches.
 */
import { SELECTED, TINT } from '#scene/drawing.ts';
import { KINDS } from '#scene/kinds/index.ts';
import { labelVariables } from '#scene/labels/type.ts';
import { colourVariable, THEME, type Theme, type Tone, toneVariable } from '#scene/tokens.ts';

const block = (selector: string, variables: Readonly<Record<string, string>>) =>
  `${selector}{${Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

const paintedTones = ({ roles, changes, similar, groups }: Theme) =>
  [roles, changes, similar, groups].flatMap((paints) => Object.keys(paints) as Tone[]);

/** The colours of the swatches, by tone. Those of `not-stated` and `plain` are the style sheet's defaults. */
const toneRules = (): readonly string[] =>
  paintedTones(THEME.light).map((tone) =>
    block(`[data-mark="${tone}"]`, { '--mark': toneVariable(tone, 'fill'), '--mark-edge': toneVariable(tone, 'edge') }),
  );

/** Rules that only set variables; the page's style sheets use them. */
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
    ...toneRules(),
  ].join('');
