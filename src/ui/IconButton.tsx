/** An icon button; its accessible name is its label. */
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import css from './IconButton.module.css';
import { Icon, type IconName } from './icons.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'aria-label'> {
  readonly icon: IconName;
  /** Accessible name; `title` shows it as a tooltip too. */
  readonly label: string;
}

/** `children`: drawn over the icon. */
export function IconButton({ icon, label, className, children, ...button }: IconButtonProps) {
  return (
    <button type="button" {...button} className={classes(css.button, className)} aria-label={label}>
      <Icon name={icon} />
      {children}
    </button>
  );
}
