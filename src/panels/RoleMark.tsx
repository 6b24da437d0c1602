/** The swatch of a role class, as the map paints it: a tint with the class's edge, or dots where nothing is stated. */
import type { Tone } from '#scene/tokens.ts';

export function RoleMark({ tone }: { readonly tone: Tone }) {
  const style =
    tone === 'not-stated' || tone === 'plain'
      ? undefined
      : { ['--mark' as string]: `var(--role-${tone})`, ['--mark-edge' as string]: `var(--role-${tone}-edge)` };
  return <span className={tone === 'not-stated' ? 'role-mark role-mark-dots' : 'role-mark'} style={style} aria-hidden="true" />;
}
