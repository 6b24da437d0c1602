/** A button that is an icon and has its name from a label alone. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import css from './IconButton.module.css';
import { Icon, type IconName } from './icons.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'aria-label'> {
  readonly icon: IconName;
  /** What the button does, for assistive technology; `title` shows it to the pointer too. */
  readonly label: string;
}

/** `children`: what is drawn over the icon. */
export function IconButton({ icon, label, className, children, ...button }: IconButtonProps) {
  return (
    <button type="button" {...button} className={classes(css.button, className)} aria-label={label}>
      <Icon name={icon} />
      {children}
    </button>
  );
}
