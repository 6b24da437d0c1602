/** The keys of the desk in its own window: those that move the talk. Over the screen, the screen has them. */
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import type { Talk } from '../channel.ts';
import type { Act } from '../screen/keys.ts';
import { useKeys } from '../screen/use-keys.ts';

/**
 * @param shown the language of the desk, which the audience has as long as nobody chose another.
 * @returns whether the key is the desk's.
 */
function act(talk: Talk, shown: Language, asked: Act): boolean {
  const { timer, language, excursion } = talk.state();
  switch (asked.do) {
    case 'next':
    case 'previous':
    case 'first':
    case 'last':
    case 'black':
    case 'white':
      talk.send({ do: asked.do });
      return true;
    case 'goTo':
      talk.send({ do: 'goTo', step: asked.step });
      return true;
    case 'timer':
      talk.send({ do: timer.runningSince === null ? 'start' : 'pause' });
      return true;
    case 'language': {
      const next = (LANGUAGES.indexOf(language ?? shown) + 1) % LANGUAGES.length;
      talk.send({ do: 'language', language: LANGUAGES[next] ?? shown });
      return true;
    }
    case 'leave':
      if (excursion !== null) talk.send({ do: 'back' });
      return excursion !== null;
    default:
      return false;
  }
}

/** @param isOn false: the desk is over the screen. */
export function useDeskKeys(talk: Talk, shown: Language, isOn: boolean): void {
  useKeys(true, !isOn, (asked) => isOn && act(talk, shown, asked));
}
