/** The share and the embed dialog, and the host page into which a snippet is pasted. */
import { createServer } from 'node:http';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { MessageKey } from '#i18n/index.ts';
import type { Box, Screen, Target } from '../helper/screen.ts';
import type { App } from './app.ts';
import { beginning, type Values, word } from './words.ts';

export const DIALOG: Target = { role: 'dialog' };
const button = (name: MessageKey, values?: Values): Target => ({
  role: 'button',
  name: word(name, values),
  in: DIALOG,
});
/** A field by its label, which a hint may follow. */
const field = (role: 'checkbox' | 'combobox' | 'textbox' | 'spinbutton', label: MessageKey): Target => ({
  role,
  name: beginning(label),
  in: DIALOG,
});
const OPENERS: Readonly<Record<'share' | 'embed', Target>> = {
  share: { role: 'button', name: word('tool.share'), nth: 0 },
  embed: { role: 'button', name: word('tool.embed') },
};

const ENDINGS = { SVG: 'Svg', PNG: 'Png' } as const;

/** What both dialogs can do. */
class HandOut {
  protected readonly app: App;
  protected readonly screen: Screen;
  readonly #name: 'share' | 'embed';

  constructor(app: App, name: 'share' | 'embed') {
    this.app = app;
    this.screen = app.screen;
    this.#name = name;
  }
  async open(): Promise<void> {
    await this.screen.click(OPENERS[this.#name]);
    await this.screen.appears(DIALOG);
  }
  async openByKey(): Promise<void> {
    await this.screen.focus(OPENERS[this.#name]);
    await this.screen.press('Enter');
    await this.screen.appears(DIALOG);
  }
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(DIALOG);
  }
  /** The status message of the dialog. */
  async status(): Promise<string> {
    return this.screen.text({ role: 'status', in: DIALOG });
  }
  async words(): Promise<string> {
    return this.screen.text(DIALOG);
  }
  async check(label: MessageKey, checked: boolean): Promise<void> {
    await this.screen.setChecked(field('checkbox', label), checked);
  }
  /** @param value the value of the option, not its label. */
  async choose(label: MessageKey, value: string): Promise<void> {
    await this.screen.select(field('combobox', label), value);
  }
  async type(label: MessageKey, text: string): Promise<void> {
    await this.screen.fill(field('textbox', label), text);
  }
  async press(name: MessageKey, values?: Values): Promise<void> {
    await this.screen.click(button(name, values));
  }
  async has(name: MessageKey): Promise<boolean> {
    return this.screen.isVisible(button(name));
  }
  /** Elements that overflow the dialog horizontally, and the fraction of the window that the dialog takes. */
  async fit(): Promise<{ readonly overflowing: readonly string[]; readonly share: number }> {
    return this.screen.runAt(DIALOG, (dialog) => {
      const box = dialog.getBoundingClientRect();
      const overflowing = [...dialog.querySelectorAll('*')]
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest('iframe') &&
            element.getBoundingClientRect().right > box.right + 1,
        )
        .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
      return { overflowing, share: (box.width * box.height) / (innerWidth * innerHeight) };
    });
  }
  /** Saves the picture of the View. */
  async downloadPicture(format: 'SVG' | 'PNG'): Promise<{ readonly name: string; readonly text: string }> {
    const role = format === 'SVG' ? 'link' : 'button';
    return this.screen.download({ role, name: word(`share.picture${ENDINGS[format]}`), in: DIALOG });
  }
  /** Whether the focus is in the dialog. */
  async hasFocus(): Promise<boolean> {
    return this.screen.runAt(DIALOG, (dialog) => dialog.contains(document.activeElement));
  }
}

export class ShareDialog extends HandOut {
  constructor(app: App) {
    super(app, 'share');
  }
  async link(): Promise<URL> {
    return new URL(await this.screen.value({ role: 'textbox', name: word('share.link'), in: DIALOG }));
  }
  async isOffered(label: MessageKey): Promise<boolean> {
    return !(await this.screen.runAt(field('checkbox', label), (element) => (element as HTMLInputElement).disabled));
  }
  /** Decodes the QR code from a screenshot; undefined when there is none. */
  async scan(): Promise<string | undefined> {
    const code: Target = { role: 'img', name: word('share.qr'), in: DIALOG };
    await this.screen.runAt(code, (element) => element.scrollIntoView({ block: 'center' }));
    const { data, width, height } = PNG.sync.read(await this.screen.picture(await this.screen.box(code)));
    return jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
  }
  async downloadCode(format: 'SVG' | 'PNG'): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download({ role: 'link', name: word(`share.qr${ENDINGS[format]}`), in: DIALOG });
  }
  /** The preview of what the recipient will see: its text alternative and its SVG. */
  async preview(): Promise<{ readonly alt: string; readonly svg: string }> {
    const image: Target = { css: 'img', in: { role: 'region', name: word('share.preview'), in: DIALOG } };
    await this.screen.appears(image);
    const source = (await this.screen.attribute(image, 'src')) ?? '';
    return {
      alt: (await this.screen.attribute(image, 'alt')) ?? '',
      svg: decodeURIComponent(source.slice(source.indexOf(',') + 1)),
    };
  }
}

const PREVIEW: Target = { css: 'iframe', in: DIALOG };
const IN_PREVIEW: Target = { frame: 'iframe', in: DIALOG };

/** The kinds of snippet; each has a tab. */
export type SnippetKind = 'element' | 'iframe' | 'picture' | 'mail';
const tab = (kind: SnippetKind): Target => ({ role: 'tab', name: word(`embed.${kind}`), in: DIALOG });

export class EmbedDialog extends HandOut {
  constructor(app: App) {
    super(app, 'embed');
  }
  /** Bounding box of the map in the preview. */
  async previewBox(): Promise<Box> {
    return this.screen.box(PREVIEW);
  }
  /** The address of the preview. */
  async previewed(): Promise<URL> {
    return new URL((await this.screen.attribute(PREVIEW, 'src')) ?? '');
  }
  async waitForPreview(): Promise<void> {
    await this.screen.isThere({ css: '[data-map-state="svg"]', in: IN_PREVIEW });
  }
  async countPreviews(): Promise<number> {
    return this.screen.count({ css: 'iframe' });
  }
  /** Number of requests for a map in the preview. */
  countLoads(): number {
    return this.screen.requests(/[?&]mode=embed/).length;
  }
  async isVisibleInPreview(target: Target): Promise<boolean> {
    return this.screen.isVisible({ ...target, in: IN_PREVIEW });
  }
  async waitInPreview(target: Target): Promise<void> {
    await this.screen.appears({ ...target, in: IN_PREVIEW });
  }
  async previewTheme(): Promise<string | null> {
    return this.screen.attribute(IN_PREVIEW, 'data-theme');
  }
  async chooseTab(kind: SnippetKind): Promise<void> {
    await this.screen.click(tab(kind));
  }
  async focusTab(kind: SnippetKind): Promise<void> {
    await this.screen.focus(tab(kind));
  }
  async tab(): Promise<string> {
    return this.screen.text({ css: '[role=tab][aria-selected=true]', in: DIALOG });
  }
  async snippet(): Promise<string> {
    return this.screen.value({ css: '[role=tabpanel] textarea', in: DIALOG });
  }
  async snippetOf(kind: SnippetKind): Promise<string> {
    await this.chooseTab(kind);
    return this.snippet();
  }
  async setPixels(label: 'embed.width' | 'embed.height', value: number): Promise<void> {
    await this.screen.fill(field('spinbutton', label), String(value));
    await this.screen.press('Tab');
  }
  async options(
    label: MessageKey,
  ): Promise<readonly { readonly value: string; readonly text: string; readonly disabled: boolean }[]> {
    return this.screen.runAt(field('combobox', label), (element) =>
      [...(element as HTMLSelectElement).options].map(({ value, text, disabled }) => ({ value, text, disabled })),
    );
  }
  async expandHostSection(): Promise<void> {
    await this.screen.click({ css: 'details > summary', in: DIALOG });
  }
  async originError(): Promise<string> {
    return this.screen.text({ css: '[data-part="error"]', in: DIALOG });
  }
}

/** Serves a page with pasted HTML from a port of its own: another origin than the map's. */
export async function serve(body: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,"><body style="margin:0"><h1>A page</h1>${body}</body></html>`;
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The dialog that offers what can be presented. */
export class StoriesDialog {
  readonly screen: Screen;
  constructor({ screen }: App) {
    this.screen = screen;
  }
  async open(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('tool.present'), nth: 0 });
    await this.screen.appears({ css: '[data-story]', in: DIALOG });
  }
  /** Ids of the stories. */
  async list(): Promise<readonly string[]> {
    return this.screen.runAt(DIALOG, (dialog) =>
      [...dialog.querySelectorAll<HTMLElement>('[data-story]')].map(({ dataset }) => dataset.story ?? ''),
    );
  }
  async present(id: string): Promise<void> {
    await this.screen.click({ css: `[data-story="${id}"]`, in: DIALOG });
  }
}
