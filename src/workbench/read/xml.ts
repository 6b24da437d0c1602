/** XML of strangers: without definitions of entities, which can unfold to more than any machine has. */
import { DOMParser } from '@xmldom/xmldom';
import { type Problems, ReadFailure } from '../model/problems.ts';
import { decodeText, ENCODINGS, type Encoding } from './text.ts';

const DEFINITIONS = /<!(?:DOCTYPE|ENTITY)/i;
const NAMED = /^[^>]*\bencoding\s*=\s*["']([\w-]+)["']/;
const FIRST_BYTES = 200;

/** Names that stand for one of ours. */
const SAME: Readonly<Record<string, Encoding>> = { gbk: 'gb18030', gb2312: 'gb18030', 'iso-8859-1': 'windows-1252' };

/** The encoding that the first line names. */
function namedEncoding(bytes: Uint8Array): Encoding | null {
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, FIRST_BYTES));
  const name = NAMED.exec(first)?.[1]?.toLowerCase() ?? '';
  const known = SAME[name] ?? ENCODINGS.find((one) => one === name);
  return known === 'utf-8' ? null : (known ?? null);
}

export interface Xml {
  readonly document: Document;
  readonly encoding: Encoding;
  readonly isEncodingGuessed: boolean;
}

/** @throws a `ReadFailure` for what defines entities, or is no XML. */
export function parseXml(bytes: Uint8Array, chosen: Encoding | null, problems: Problems): Xml {
  const { text, encoding, isGuess } = decodeText(bytes, chosen ?? namedEncoding(bytes), problems);
  if (DEFINITIONS.test(text)) throw new ReadFailure('entities');
  try {
    const document = new DOMParser({
      onError(level, message) {
        if (level !== 'warning') throw new ReadFailure('not-xml', message.split('\n')[0]?.slice(0, 120));
      },
    }).parseFromString(text.trim(), 'text/xml');
    // Its elements have what the conversion asks of them; it has no type in common with the browser's.
    return { document: document as unknown as Document, encoding, isEncodingGuessed: isGuess };
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    throw new ReadFailure('not-xml', error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : '');
  }
}
