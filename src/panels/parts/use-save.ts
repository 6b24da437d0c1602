/** Saves a text as a file; where the browser may refuse it without a word, offers it for copying too. */
import { announce, offerText } from '#state/actions.ts';
import { download, mayDownload } from '#ui/download.ts';
import { useDispatch } from '../context.ts';

/** @returns a function that saves. `saved` is announced where a file can be saved. */
export function useSave(): (name: string, type: string, text: string, saved?: string) => void {
  const dispatch = useDispatch();
  return (name, type, text, saved) => {
    const may = mayDownload();
    if (may !== 'no') download(name, type, text);
    if (may !== 'yes') dispatch(offerText({ name, text, isRefused: may === 'no' }));
    else if (saved) dispatch(announce(saved));
  };
}
