/** The swatch of a tone, as the map paints it: a tint with its edge, or dots where nothing is stated. */
import type { Tone } from '#scene/tokens.ts';
import { classes } from '#ui/classes.ts';
import css from './RoleMark.module.css';

/** Its colours are rules by `data-mark` in the page (`toneRules`), so that written markup has no style attribute. */
export function RoleMark({ tone }: { readonly tone: Tone }) {
  return <span className={classes(css.mark, tone === 'not-stated' && css.dots)} data-mark={tone} aria-hidden="true" />;
}
