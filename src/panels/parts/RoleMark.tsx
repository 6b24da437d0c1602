/** The swatch of a tone, as the map paints it: a tint with its edge, or dots where nothing is stated. */
import { type Tone, toneVariable } from '#scene/tokens.ts';
import { classes } from '#ui/classes.ts';
import css from './RoleMark.module.css';

export function RoleMark({ tone }: { readonly tone: Tone }) {
  const style =
    tone === 'not-stated' || tone === 'plain'
      ? undefined
      : { ['--mark' as string]: toneVariable(tone, 'fill'), ['--mark-edge' as string]: toneVariable(tone, 'edge') };
  return <span className={classes(css.mark, tone === 'not-stated' && css.dots)} style={style} aria-hidden="true" />;
}
