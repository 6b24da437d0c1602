/**
 * Identifiers are branded strings: an area's id cannot be passed where a document's is expected. They are stable for
 * years, because links and exports carry them.
 */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

export type AreaId = Branded<string, 'AreaId'>;
export type DocumentId = Branded<string, 'DocumentId'>;
export type StatementId = Branded<string, 'StatementId'>;
export type StructureId = Branded<string, 'StructureId'>;
export type StoryId = Branded<string, 'StoryId'>;
/** A row of any kind. */
export type RowId = StatementId | StructureId;
export type IndustryId = Branded<string, 'IndustryId'>;
export type RoleClassId = Branded<string, 'RoleClassId'>;
/** A published version of the data: the first 12 hexadecimal digits of the SHA-256 of its files. */
export type DataVersion = Branded<string, 'DataVersion'>;
/** A calendar year as the documents count it. */
export type Year = Branded<number, 'Year'>;
/** Longitude then latitude, degrees, WGS-84 (RFC 7946, section 3.1.1). */
export type LngLat = readonly [lng: number, lat: number];
/** West, south, east, north, degrees, WGS-84 (RFC 7946, section 5). */
export type BBox = readonly [west: number, south: number, east: number, north: number];

/** Ids are lower-case words joined by hyphens: readable in a link and safe in a file name. */
export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const DATA_VERSION_PATTERN = /^[0-9a-f]{12}$/;
