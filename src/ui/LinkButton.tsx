/** A standalone button that looks like a link: more of a list, back, or the action of a message. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import css from './LinkButton.module.css';

export function LinkButton({ className, ...button }: Omit<ComponentProps<'button'>, 'type'>) {
  return <button type="button" {...button} className={classes(css.button, className)} />;
}
