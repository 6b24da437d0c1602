/** The swatch of a tone, as the map paints it: a tint with its edge, or dots where nothing is stated. */
import { type Tone, toneVariable } from '#scene/tokens.ts';
import './role-mark.css';

export function RoleMark({ tone }: { readonly tone: Tone }) {
  const style =
    tone === 'not-stated' || tone === 'plain'
      ? undefined
      : { ['--mark' as string]: toneVariable(tone, 'fill'), ['--mark-edge' as string]: toneVariable(tone, 'edge') };
  return (
    <span
      className={tone === 'not-stated' ? 'role-mark role-mark-dots' : 'role-mark'}
      style={style}
      aria-hidden="true"
    />
  );
}
