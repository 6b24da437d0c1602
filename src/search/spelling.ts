/**
 * One spelling for words that British and American English spell differently. What is compared is brought to the same
 * form on both sides, so the form need not be a word: "enterprise" is "enterprize" in the index and in the query.
 */

/** What may stand after `-is-` of a verb, also half typed: -ise, -ised, -isation. */
const AFTER_IS = '(?=(?:|e[drs]?|ers|in?|ing|a|ab|abl|able|at|ati|atio|ation|ations)$)';

const RULES: readonly (readonly [from: RegExp, to: string])[] = [
  // Without the vowel, because "centr" may become "central" too.
  [/(cent|theat|met|lit|fib|calib|spect)(?:re|er?)(?=s?$)/, '$1r'],
  [new RegExp(`(?<=[a-z]{3})is${AFTER_IS}`), 'iz'],
  [/(anal|paral|catal)ys(?=(?:e[drs]?|ing?)$)/, '$1yz'],
  [/(arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|vap|vig)our?/, '$1or'],
  [/programme?/, 'program'],
  [/(defen|licen|offen)c(?=e|in)/, '$1s'],
  [/(anal|catal|dial)ogue/, '$1og'],
  [/(cancel|channel|fuel|label|level|model|signal|travel|tunnel)l(?=e[dr]s?$|ers?$|in?g?$)/, '$1'],
  [/(^|orth|gyn)(p?)ae(?=d|c|m)/, '$1$2e'],
  [/aem/, 'em'],
  [/anaesth/, 'anesth'],
  [/aluminium/, 'aluminum'],
  [/sulph/, 'sulf'],
  [/manoeuv(?:re)?/, 'maneuver'],
  [/^grey/, 'gray'],
  [/^ageing/, 'aging'],
  [/^sceptic/, 'skeptic'],
  [/(enrol|fulfil|instal|skil)(?!l)/, '$1l'],
];

/** The common spelling of a word in lower case, without accents; a word without one is returned as it is. */
export const respell = (word: string): string => RULES.reduce((text, [from, to]) => text.replace(from, to), word);
