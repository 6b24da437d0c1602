/** Written by the build (`geo/build/plugin.ts`): where this build's data files are. */
declare module 'virtual:layout-data' {
  export const indexUrl: string;
  export const searchUrl: string;
  export const evidenceUrls: Readonly<Record<string, string>>;
  export const geometryUrls: Readonly<Record<'base' | 'world' | 'areas' | 'arcs', string>>;
  /** The version that the present data would be. */
  export const presentVersion: string;
  /** The published versions, the newest first. */
  export const publishedVersions: readonly {
    readonly version: string;
    readonly published: string;
    readonly format: number;
  }[];
  /** Their folder, relative to the page, with a slash at its end. */
  export const versionsUrl: string;
}
/** Written by the build, too: the built-in stories. */
declare module 'virtual:layout-stories' {
  export const stories: readonly {
    readonly id: string;
    readonly title: Readonly<Record<'zh' | 'en', string>>;
    readonly subtitle: Readonly<Record<'zh' | 'en', string>>;
    readonly steps: number;
  }[];
  export const storyUrls: Readonly<Record<string, string>>;
}
/** Written by the build, too: the page of a single HTML file, without data (`geo/build/single-file.ts`). */
declare module 'virtual:single-file' {
  export const shellUrl: string;
}
declare module '*?worker&url' {
  const url: string;
  export default url;
}
interface ImportMetaEnv {
  /** Of `package.json`, set by `vite.config.ts`. */
  readonly APP_VERSION: string;
  /** The form of issues where users say that a row is wrong (README.md); empty: there is none. */
  readonly REPORT_URL?: string;
  /** `off` builds without the patch `map/gl/patches/hold-frames.ts`. */
  readonly VITE_HOLD_FRAMES?: string;
}
