/** Written by the build (`geo/build/plugin.ts`): where this build's data files are. */
declare module 'virtual:layout-data' {
  export const indexUrl: string;
  export const searchUrl: string;
  export const evidenceUrls: Readonly<Record<string, string>>;
  export const geometryUrls: Readonly<Record<'base' | 'world' | 'areas' | 'arcs', string>>;
}
declare module '*.mjs?worker&url' {
  const url: string;
  export default url;
}
