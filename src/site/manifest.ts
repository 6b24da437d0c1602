/** What the build says of the site as an app that can be installed; with the names that `data/copy` goes by. */
import { translator } from '#i18n/index.ts';

export { COPY_LIST, WORKER_FILE } from '#data/copy/files.ts';

/** @param icon file name of the icon of so many pixels. @returns the text of `app.webmanifest`. */
export function manifestText(icon: (size: number) => string): string {
  const t = translator('zh');
  const shortcut = (name: string, url: string) => ({ name, url, icons: [{ src: icon(192), sizes: '192x192' }] });
  const png = (size: number, purpose: string) => ({
    src: icon(size),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return `${JSON.stringify(
    {
      id: './',
      name: t('app.title'),
      short_name: t('app.short'),
      description: t('about.words'),
      lang: t.tag,
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f7f5f0',
      theme_color: '#f7f5f0',
      icons: [
        png(192, 'any'),
        png(512, 'any'),
        png(512, 'maskable'),
        { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
      shortcuts: [shortcut(t('tool.table'), './?panel=table'), shortcut(t('tool.structures'), './?panel=structures')],
    },
    null,
    1,
  )}\n`;
}
