/** How colours look: contrast, distance, and what those see who lack a kind of cone. */

/** L*, a*, b*. */
export type Lab = [number, number, number];

/** Red, green, blue from 0 to 1. */
const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
const linear = (hex: string) =>
  channels(hex).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];

/** Relative luminance and contrast: WCAG 2.2. */
const luminance = (hex: string) =>
  linear(hex).reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** CIE L*a*b* under D65; the distance of two is ΔE 1976, of which about 2 is just noticeable side by side. */
export function lab(hex: string): Lab {
  const [r, g, b] = linear(hex);
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
export const deltaE = (a: string, b: string) =>
  Math.hypot(...lab(a).map((value, index) => value - (lab(b)[index] ?? 0)));

export const over = (fill: string, ground: string, opacity: number) =>
  `#${channels(fill)
    .map((value, index) =>
      Math.round(255 * (value * opacity + (channels(ground)[index] ?? 0) * (1 - opacity)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
/** Linear RGB as those see it who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
export const VISION = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export function asSeen(hex: string, matrix: readonly (readonly number[])[]): string {
  const light = linear(hex);
  const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  return `#${matrix
    .map((row) => row.reduce((sum, factor, index) => sum + factor * (light[index] ?? 0), 0))
    .map((value) =>
      Math.round(255 * encode(Math.min(1, Math.max(0, value))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** CIEDE2000 of two colours in L*a*b* (Sharma, Wu and Dalal 2005, whose test data the test of this file uses). */
export function deltaE2000(first: Lab, second: Lab): number {
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  const cos = (angle: number) => Math.cos((angle * Math.PI) / 180);
  const sin = (angle: number) => Math.sin((angle * Math.PI) / 180);
  const strong = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const meanC = (Math.hypot(first[1], first[2]) + Math.hypot(second[1], second[2])) / 2;
  const polar = ([l, a, b]: Lab) => {
    const x = a * (1 + 0.5 * (1 - strong(meanC)));
    return { l, c: Math.hypot(x, b), h: (degrees(Math.atan2(b, x)) + 360) % 360 };
  };
  const [p, q] = [polar(first), polar(second)];
  const isGrey = p.c * q.c === 0;
  const gap = q.h - p.h;
  const dh = isGrey ? 0 : gap > 180 ? gap - 360 : gap < -180 ? gap + 360 : gap;
  const sum = p.h + q.h;
  const h = isGrey ? sum : Math.abs(gap) <= 180 ? sum / 2 : (sum < 360 ? sum + 360 : sum - 360) / 2;
  const [l, c] = [(p.l + q.l) / 2, (p.c + q.c) / 2];
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const dl = (q.l - p.l) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const dc = (q.c - p.c) / (1 + 0.045 * c);
  const dH = (2 * Math.sqrt(p.c * q.c) * sin(dh / 2)) / (1 + 0.015 * c * t);
  const turn = -sin(60 * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * strong(c);
  return Math.sqrt(dl ** 2 + dc ** 2 + dH ** 2 + turn * dc * dH);
}

/** Every two of a list, once. */
export const pairs = <Item>(items: readonly Item[]) =>
  items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
