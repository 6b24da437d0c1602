/** Makes a file while its dialog is open: anew for each choice, and only the last one counts. */
import { useEffect, useMemo, useState } from 'react';
import { isMissingChunk, MissingFile } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import { type Chosen, type ExportRequest, type Format, type Made, TooLarge } from './format.ts';

export type Making =
  | { readonly is: 'making'; readonly share: number }
  | { readonly is: 'made'; readonly made: Made; readonly size: number }
  /** `why` in words; undefined: code or data did not load, of which a `file` may be known. */
  | {
      readonly is: 'failed';
      readonly why: string | undefined;
      readonly file?: string | undefined;
      /** What can be made instead. */
      readonly smaller?: TooLarge['smaller'];
    }
  | { readonly is: 'cancelled' };

const START: Making = { is: 'making', share: 0 };

const sizeOf = ({ bytes }: Made) => (bytes instanceof Blob ? bytes.size : bytes.byteLength);

/** @returns the state, a function that cancels, and one that makes the file again. */
export function useMade(
  format: Format,
  chosen: Chosen,
  load: (signal: AbortSignal) => Promise<ExportRequest>,
): readonly [making: Making, cancel: () => void, again: () => void] {
  const [run, setRun] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` increases to make it again
  const order = useMemo(() => ({ format, chosen, load, control: new AbortController() }), [format, chosen, load, run]);
  const [told, setTold] = useState<{ readonly order: object; readonly making: Making }>();
  useEffect(() => {
    const own = order.control;
    const say = (making: Making) => !own.signal.aborted && setTold({ order, making });
    const work = { signal: own.signal, progress: (share: number) => say({ is: 'making', share }) };
    order
      .load(own.signal)
      .then((request) => order.format.make(request, work, order.chosen))
      .then(
        (made) => say({ is: 'made', made, size: sizeOf(made) }),
        (error: unknown) => {
          if (own.signal.aborted) return;
          if (isMissingChunk(error))
            return say({ is: 'failed', why: undefined, file: error instanceof MissingFile ? error.file : undefined });
          if (error instanceof TooLarge) return say({ is: 'failed', why: error.message, smaller: error.smaller });
          reportBug(error);
          say({ is: 'failed', why: error instanceof Error ? error.message : String(error) });
        },
      );
    return () => own.abort();
  }, [order]);
  const cancel = () => {
    order.control.abort();
    setTold({ order, making: { is: 'cancelled' } });
  };
  // What is told of an earlier order is not of this one: its file would be saved under another format's button.
  const making = told?.order === order ? told.making : START;
  return [making, cancel, () => setRun((count) => count + 1)];
}
