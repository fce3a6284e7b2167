// Draws one plot as SVG: axes from 0 to 1, lines and dots, a title and a description for those who cannot see it.

export type Point = { readonly x: number; readonly y: number };

export type Series = {
  readonly name: string;
  /** `reference` is drawn thin and dashed; `dots` may be larger or smaller. */
  readonly style: 'line' | 'dots' | 'reference';
  readonly points: readonly (Point & { readonly size?: number; readonly label?: string })[];
};

export type Plot = {
  readonly title: string;
  /** What the plot shows, in words, with its most important figures. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
};

/** From 0 to `to`, with a tick at each `step`; both are shares, written as per cent. */
export type Axis = { readonly label: string; readonly to: number; readonly step: number };

const WIDTH = 720;
const HEIGHT = 460;
const EDGE = { left: 76, right: 24, top: 56, bottom: 92 } as const;

// The plot brings its own background, so that it can be read on any page; dark where the reader's device is.
const STYLE = `
.paper{fill:#fff}.ink{fill:#1b1b1b}.soft{fill:#4a4a4a}text{font-family:system-ui,sans-serif;font-size:14px}
.title{font-size:17px;font-weight:600}.grid{stroke:#d5d5d5;stroke-width:1}.axis{stroke:#4a4a4a;stroke-width:1.5}
.line{fill:none;stroke:#00558c;stroke-width:2.5}.dots{fill:#00558c}.reference{fill:none;stroke:#a33b00;stroke-width:1.5;stroke-dasharray:6 4}
@media (prefers-color-scheme:dark){.paper{fill:#16181b}.ink{fill:#f2f2f2}.soft{fill:#c4c4c4}.grid{stroke:#3a3e44}.axis{stroke:#c4c4c4}
.line{stroke:#7cc4ff}.dots{fill:#7cc4ff}.reference{stroke:#ffb48a}}`;

/** A whole SVG document. Points outside the axes are drawn at their edge. */
export function drawPlot({ title, description, x, y, series }: Plot): string {
  const right = WIDTH - EDGE.right;
  const bottom = HEIGHT - EDGE.bottom;
  const across = (value: number) => fixed(EDGE.left + Math.min(1, Math.max(0, value / x.to)) * (right - EDGE.left));
  const up = (value: number) => fixed(bottom - Math.min(1, Math.max(0, value / y.to)) * (bottom - EDGE.top));
  const percent = (value: number) => `${Math.round(value * 100)} %`;

  const grid = [
    ...ticks(x).flatMap((value) => [
      `<line class="grid" x1="${across(value)}" y1="${EDGE.top}" x2="${across(value)}" y2="${bottom}"/>`,
      `<text class="soft" x="${across(value)}" y="${bottom + 20}" text-anchor="middle">${percent(value)}</text>`,
    ]),
    ...ticks(y).flatMap((value) => [
      `<line class="grid" x1="${EDGE.left}" y1="${up(value)}" x2="${right}" y2="${up(value)}"/>`,
      `<text class="soft" x="${EDGE.left - 10}" y="${up(value)}" dy="5" text-anchor="end">${percent(value)}</text>`,
    ]),
    `<path class="axis" fill="none" d="M${EDGE.left} ${EDGE.top}V${bottom}H${right}"/>`,
  ];
  const drawn = series.flatMap(({ style, points }) =>
    style === 'dots'
      ? points.flatMap((point) => [
          `<circle class="dots" cx="${across(point.x)}" cy="${up(point.y)}" r="${fixed(point.size ?? 5)}"/>`,
          ...(point.label
            ? [`<text class="ink" x="${across(point.x)}" y="${up(point.y)}" dy="-12" text-anchor="middle">${escaped(point.label)}</text>`]
            : []),
        ])
      : [`<polyline class="${style}" points="${points.map((point) => `${across(point.x)},${up(point.y)}`).join(' ')}"/>`],
  );
  const legend = series.map(({ name, style }, at) => {
    const from = EDGE.left + (at * (right - EDGE.left)) / series.length;
    const sign =
      style === 'dots'
        ? `<circle class="dots" cx="${fixed(from + 12)}" cy="${HEIGHT - 19}" r="5"/>`
        : `<path class="${style}" d="M${fixed(from)} ${HEIGHT - 19}h24"/>`;
    return `${sign}<text class="ink" x="${fixed(from + 32)}" y="${HEIGHT - 14}">${escaped(name)}</text>`;
  });
  const middle = EDGE.top + (bottom - EDGE.top) / 2;

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<text class="title ink" x="${EDGE.left}" y="32">${escaped(title)}</text>`,
    ...grid,
    ...drawn,
    `<text class="ink" x="${fixed(EDGE.left + (right - EDGE.left) / 2)}" y="${bottom + 46}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text class="ink" transform="translate(20 ${fixed(middle)}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

function ticks({ to, step }: Axis): readonly number[] {
  return Array.from({ length: Math.floor(to / step + 1e-9) + 1 }, (_, at) => at * step);
}

const fixed = (value: number): number => Math.round(value * 10) / 10;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
