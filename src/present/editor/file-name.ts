/** What a file of a story is called, and how large it may be. */
export const FILE_ENDING = '.story.yaml';
/** The build's own stories have under 20 kB; parsing more than this would block the page. */
export const FILE_MAX_BYTES = 1_000_000;
