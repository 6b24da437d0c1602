/** A back button: from an entry to its list, or from a place to the panel that it covers. */
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import css from './BackButton.module.css';

interface BackButtonProps {
  /** Label: the destination. */
  readonly label: string;
  readonly onlyPhone?: boolean;
  readonly onClick: () => void;
}

export function BackButton({ label, onlyPhone = false, onClick }: BackButtonProps) {
  return (
    <LinkButton className={classes(css.back, onlyPhone && css.onlyPhone)} onClick={onClick}>
      ← {label}
    </LinkButton>
  );
}
