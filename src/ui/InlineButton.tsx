/** A button within text that looks like a link: the name of a place, of a document, of a source. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import css from './InlineButton.module.css';

export function InlineButton({ className, ...button }: Omit<ComponentProps<'button'>, 'type'>) {
  return <button type="button" {...button} className={classes(css.button, className)} />;
}
