/** The format and its options that were chosen last, on this device; where nothing can be kept, as at first. */
import { type Chosen, type Format, readChosen } from './format.ts';

const KEY = 'export';

interface Remembered {
  readonly format?: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
}

function read(): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export const rememberedFormat = (formats: readonly Format[]): Format | undefined =>
  formats.find(({ id }) => id === read().format) ?? formats[0];

export const rememberedOptions = ({ id, options }: Format): Chosen => readChosen(options, read().options?.[id]);

export function remember(format: Format, chosen: Chosen): void {
  const { options } = read();
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: format.id, options: { ...options, [format.id]: chosen } }));
  } catch {
    // Storage is full or forbidden: the choice holds until the page is closed.
  }
}
