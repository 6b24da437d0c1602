/**
 * Recipes for servers, with the headers, the times that files may be kept, and the policy of this very build: what the
 * build writes to `hosting/`. Examples (`examples/`) play other people's websites and have no policy of the map's.
 */
import { ASKED_AGAIN, FOR_EVER, HEADERS, headersText } from './headers.ts';

/** Types that servers of today's distributions do not know. */
const TYPES: Readonly<Record<string, string>> = {
  geojson: 'application/geo+json',
  webmanifest: 'application/manifest+json',
};
const POLICY = 'Content-Security-Policy';
/** Kinds of text; pictures and GeoPackages are compressed already. */
const COMPRESSED = [
  ...['text/css', 'text/csv', 'text/plain', 'text/javascript', 'application/javascript'],
  ...['application/json', 'application/geo+json', 'application/manifest+json', 'image/svg+xml'],
];

const headers = (line: (name: string, value: string) => string) =>
  Object.entries(HEADERS).map(([name, value]) => line(name, value));

const nginx = (policy: string) => `# nginx. In the http block (a file in conf.d/ is); change port, name and root.
map $uri $layout_map_policy {
  ~/examples/ "";
  default "${policy}";
}
map $uri $layout_map_cache {
  ~/assets/ "${FOR_EVER}";
  default "${ASKED_AGAIN}";
}
server {
  listen 8080;
  # server_name map.example.org;
  root /srv/map;
  absolute_redirect off;
  charset utf-8;
  charset_types ${COMPRESSED.join(' ')};
  gzip on;
  gzip_vary on;
  gzip_min_length 500;
  gzip_types ${COMPRESSED.join(' ')};
  # Files that COMPRESS=on npm run build has compressed; with its module also "brotli_static on;".
  gzip_static on;
  # A header with an empty value is not sent.
  add_header ${POLICY} $layout_map_policy always;
  add_header Cache-Control $layout_map_cache always;
${headers((name, value) => `  add_header ${name} "${value}" always;`).join('\n')}
${Object.entries(TYPES)
  .map(([ending, type]) => `  location ~ \\.${ending}$ { default_type ${type}; }`)
  .join('\n')}
}
`;

const caddy = (policy: string) => `# Caddy 2. Change address and root.
:8080 {
	root * /srv/map
	@kept path */assets/*
	@asked not path */assets/*
	@pages not path */examples/*
	header @kept Cache-Control "${FOR_EVER}"
	header @asked Cache-Control "${ASKED_AGAIN}"
	header @pages ${POLICY} "${policy}"
	header {
${headers((name, value) => `		${name} "${value}"`).join('\n')}
	}
${Object.entries(TYPES)
  .map(([ending, type]) => `	header *.${ending} Content-Type "${type}"`)
  .join('\n')}
	encode gzip
	file_server {
		precompressed br gzip
	}
}
`;

const apache = (
  policy: string,
) => `# Apache 2.4, as .htaccess in the folder of the map (AllowOverride FileInfo), or in <Directory>.
# Needs mod_headers; mod_deflate compresses.
AddDefaultCharset utf-8
AddCharset utf-8 .js .css .json .svg .csv .geojson
AddType text/javascript .js
${Object.entries(TYPES)
  .map(([ending, type]) => `AddType ${type} .${ending}`)
  .join('\n')}
${headers((name, value) => `Header always set ${name} "${value}"`).join('\n')}
Header always set Cache-Control "${ASKED_AGAIN}"
Header always set ${POLICY} "${policy}"
<If "%{REQUEST_URI} =~ m#/assets/#">
  Header always set Cache-Control "${FOR_EVER}"
</If>
<If "%{REQUEST_URI} =~ m#/examples/#">
  Header always unset ${POLICY}
</If>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html ${COMPRESSED.join(' ')}
</IfModule>
`;

const lighttpd = (policy: string) => {
  const always = headers((name, value) => `  "${name}" => "${value}",`).join('\n');
  const block = (more: Readonly<Record<string, string>>) =>
    `setenv.set-response-header = (\n${always}\n${Object.entries(more)
      .map(([name, value]) => `  "${name}" => "${value}",`)
      .join('\n')}\n)`;
  return `# lighttpd 1.4. Change port and root. Debian has mod_deflate in lighttpd-mod-deflate.
server.modules += ( "mod_setenv", "mod_deflate" )
server.port = 8080
server.document-root = "/srv/map"
index-file.names = ( "index.html" )
mimetype.assign = (
${Object.entries({ ...SERVED, ...TYPES })
  .map(([ending, type]) => `  ".${ending}" => "${type}",`)
  .join('\n')}
  "" => "application/octet-stream"
)
deflate.mimetypes = ( "text/html", ${COMPRESSED.map((type) => `"${type}"`).join(', ')} )
deflate.allowed-encodings = ( "gzip" )
$HTTP["url"] =~ "/assets/" {
  ${block({ [POLICY]: policy, 'Cache-Control': FOR_EVER })}
} else $HTTP["url"] =~ "/examples/" {
  ${block({ 'Cache-Control': ASKED_AGAIN })}
} else {
  ${block({ [POLICY]: policy, 'Cache-Control': ASKED_AGAIN })}
}
`;
};

/** Types of all that the site has, for a server that comes without any. */
const SERVED: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  png: 'image/png',
};

const iis = (policy: string) => `<?xml version="1.0" encoding="utf-8"?>
<!-- IIS 10, as web.config in the folder of the map. Without a header of its own IIS sends Cache-Control: no-cache. -->
<configuration>
  <system.webServer>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
${Object.entries({ ...TYPES, json: 'application/json', svg: 'image/svg+xml', csv: 'text/csv' })
  .map(
    ([ending, type]) =>
      `      <remove fileExtension=".${ending}" />\n      <mimeMap fileExtension=".${ending}" mimeType="${type}" />`,
  )
  .join('\n')}
    </staticContent>
    <httpProtocol>
      <customHeaders>
${headers((name, value) => `        <add name="${name}" value="${value}" />`).join('\n')}
        <add name="${POLICY}" value="${policy}" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="examples">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="${POLICY}" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
</configuration>
`;

const container = `# An image of the built site: podman build -f hosting/Containerfile . (in the folder of the site)
FROM docker.io/library/nginx:1.28-alpine
COPY hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY . /srv/map
EXPOSE 8080
`;

const readme = (policy: string) => `Recipes for servers, written by the build for exactly these files
================================================================

nginx.conf          nginx
Caddyfile           Caddy 2
apache.htaccess     Apache 2.4: copied to .htaccess in the folder of the map
lighttpd.conf       lighttpd 1.4
iis.web.config      IIS 10: copied to web.config in the folder of the map
netlify_headers     Netlify, Cloudflare Pages and others that read it: copied to _headers, over the one that is there
Containerfile       an image with nginx

Each sends the headers that embeds need, keeps files of assets/ for ever and asks for all others again, and sets the
policy below. It has the hashes of the scripts and sheets that are inline in this build: after another build the recipe
is another, too. A host that changes pages on their way (adds a script, compresses markup) breaks the policy, and a
page shows nothing at all: leave the header out there.

GitHub Pages and other hosts that set no headers: POLICY=meta npm run build writes the policy of each page into the
page itself, as <meta http-equiv>. Such a host then also has no word on who may frame the map, and no
Cross-Origin-Embedder-Policy: pages that are isolated themselves cannot frame it.

Who may frame the map is the deployer's decision: "; frame-ancestors https://example.org" at the end of the policy.
Without it everybody may. It has no effect in <meta>.

The policy:

${policy}
`;

/**
 * The recipes, by file name. @param policy one line. @param folders of the site's pages beside the home page, without
 * slashes.
 */
export function hostingFiles(policy: string, folders: readonly string[]): Readonly<Record<string, string>> {
  // Hosts that read such a file cannot take a header away again: the pages are named.
  const paths = ['/', '/index.html', ...folders.map((folder) => `/${folder}/*`)];
  return {
    'nginx.conf': nginx(policy),
    Caddyfile: caddy(policy),
    'apache.htaccess': apache(policy),
    'lighttpd.conf': lighttpd(policy),
    'iis.web.config': iis(policy),
    netlify_headers: headersText(Object.fromEntries(paths.map((path) => [path, policy]))),
    Containerfile: container,
    'README.txt': readme(policy),
  };
}

const META = /<meta charset="?utf-8"? ?\/?>/i;

/**
 * A page with its policy in itself.
 *
 * @param page its markup. @param policy of this page alone. @throws when the page does not say its encoding first.
 */
export function withPolicy(page: string, policy: string): string {
  if (!META.test(page)) throw new Error('a page begins without <meta charset="utf-8">');
  return page.replace(META, (charset) => `${charset}<meta http-equiv="${POLICY}" content="${policy}">`);
}
