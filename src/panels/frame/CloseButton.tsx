/** Closes what it stands at the head of. */
import { IconButton } from '#ui/IconButton.tsx';

interface CloseButtonProps {
  /** The accessible name, also shown when the pointer rests on the button. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
}

export function CloseButton({ label, className, onClose }: CloseButtonProps) {
  return (
    <IconButton icon="close" label={label} title={label} className={className} data-part="close" onClick={onClose} />
  );
}
