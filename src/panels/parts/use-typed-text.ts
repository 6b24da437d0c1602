/** The text of a field that is in the link: shown as it is typed, and written to the View when the typing rests. */
import { useEffect, useRef, useState } from 'react';

/** Each new View composes the Scene and writes the address, which browsers limit (Safari: 100 in 30 s). */
const REST_MS = 300;

/** @param kept the View's. @param keep writes it. */
export function useTypedText(kept: string, keep: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(kept);
  /** The View's text as this field knows it: what it has read or written. */
  const [known, setKnown] = useState(kept);
  if (known !== kept) {
    // Back, a link or a host page has changed it: what was typed before is no longer meant.
    setKnown(kept);
    setText(kept);
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (text === known) return;
    const timer = setTimeout(() => {
      setKnown(text);
      latest.current(text);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, known]);
  return [text, setText];
}
