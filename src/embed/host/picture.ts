/** What an element shows while no map is live in it: a picture of the build that is a link into the full map. */

/**
 * In a sheet that a script makes, because a host's Content-Security-Policy may forbid `<style>`. The picture lies over the frame,
 * so that a map that does not come never shows the browser's own error page. The two tones are the app's water and ink.
 */
const CSS = `
:host{display:block;position:relative;aspect-ratio:16/10;overflow:hidden;contain:layout paint;background:#d8e5ea;color:#1f2a30}
:host([hidden]){display:none}
:host([theme=dark]){background:#0c1216;color:#eef2f3}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){background:#0c1216;color:#eef2f3}}
a,iframe{position:absolute;inset:0;width:100%;height:100%;border:0}
a{z-index:1;background:inherit;color:inherit;display:grid;place-items:center;text-align:center;font:600 1rem/1.4 system-ui,sans-serif}
a[hidden]{display:none}
a:focus-visible{outline:3px solid #b8322a;outline-offset:-3px}
img{position:absolute;width:100%;height:100%;object-fit:contain}
`;

export interface Picture {
  readonly link: HTMLAnchorElement;
  readonly show: (content: {
    readonly href: string;
    readonly name: string;
    /** Addresses, the best first; each is tried when the one before it does not come. */
    readonly pictures: readonly string[];
  }) => void;
}

/** Puts the sheet and the picture into an element's shadow. */
export function createPicture(root: ShadowRoot): Picture {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
  const link = document.createElement('a');
  link.target = '_blank';
  link.rel = 'noopener';
  let shown = '';
  return {
    link,
    show({ href, name, pictures }) {
      link.href = href;
      const image = link.querySelector('img');
      if (image) image.alt = name;
      const wanted = pictures.join(' ');
      if (shown === wanted) return;
      shown = wanted;
      const rest = [...pictures];
      const next = document.createElement('img');
      // Far from the screen it is not asked for: the host's own first picture goes before.
      next.loading = 'lazy';
      next.decoding = 'async';
      next.alt = name;
      next.onerror = () => {
        const address = rest.shift();
        if (address) next.src = address;
        // No picture at all: the name, and the link behind it, are better than a broken one.
        else next.replaceWith(next.alt);
      };
      next.src = rest.shift() ?? '';
      link.replaceChildren(next);
    },
  };
}
