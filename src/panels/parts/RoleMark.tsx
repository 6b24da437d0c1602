/** The swatch of a tone, as the map paints it: a tint with its edge, a point, dots where nothing is stated, stripes. */
import type { Tone } from '#scene/tokens.ts';
import { classes } from '#ui/classes.ts';
import css from './RoleMark.module.css';

export interface RoleMarkProps {
  readonly tone: Tone;
  readonly isPoint?: boolean | undefined;
  /** Not a colour but the stripes of what is planned. */
  readonly isStripes?: boolean | undefined;
}

/** Its colours are rules by `data-mark` in the page (`toneRules`), so that written markup has no style attribute. */
export function RoleMark({ tone, isPoint = false, isStripes = false }: RoleMarkProps) {
  const form = isPoint ? css.point : isStripes ? css.stripes : tone === 'not-stated' && css.dots;
  return <span className={classes(css.mark, form)} data-mark={tone} aria-hidden="true" />;
}
