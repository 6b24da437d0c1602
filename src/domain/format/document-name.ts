/** How documents are named. */

/**
 * A document's short name without the year in it, for where the year that it speaks of stands beside it: that of
 * publication ("2019 2020 SIIS Report") would read as a second one.
 */
export const withoutYear = (shortName: string): string => shortName.replace(/^\d{4}\s+|\s+\d{4}$/g, '');
