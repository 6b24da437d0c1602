/** The close button in the head of a panel or dialog. */
import { IconButton } from '#ui/IconButton.tsx';

interface CloseButtonProps {
  /** The accessible name, also its tooltip. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
}

export function CloseButton({ label, className, onClose }: CloseButtonProps) {
  return (
    <IconButton icon="close" label={label} title={label} className={className} data-part="close" onClick={onClose} />
  );
}
