import baseRenderer from 'diagram-js/lib/draw/BaseRenderer.js';
import { svg, type SVGTemplateResult } from 'lit';
import { CLOCK, ENVELOPE, icon, outline, place } from '../../view/flow/flow-symbols.js';
import { roundedPath } from '../../view/flow/layout/tidy-points.js';
import { textWidth, wrapText } from '../../view/flow/text-size.js';
import type { Badge, DrawnConnection, DrawnLabel, DrawnRegion, DrawnState, Mark } from '../drawing/drawing.js';
import { markup } from './markup.js';
import type { BoardConnection, BoardShape, EventBus } from './services.js';

// The package is no ES module by name, so its types stand one level deeper than its values.
const BaseRenderer = baseRenderer as unknown as typeof baseRenderer.default;
type Base = ConstructorParameters<typeof BaseRenderer>;

const SIGNAL = svg`<path d="M8 2.6 14 13H2Z"/>`;
const GAUGE = svg`<path d="M2.6 12a6 6 0 1 1 10.8 0"/><path d="m8 10.6 2.6-3.4"/>`;
const SIGNS: { readonly [kind in Badge['kind']]: SVGTemplateResult } = {
  timer: CLOCK,
  message: ENVELOPE,
  signal: SIGNAL,
  clock: GAUGE,
};

/** Draws states, branches, lines and their titles with our own symbols, the same as the read-only flow has. */
export class FlowRenderer extends BaseRenderer {
  static $inject = ['eventBus'];

  constructor(eventBus: EventBus) {
    super(eventBus as unknown as Base[0], 1500);
  }

  override canRender(): boolean {
    return true;
  }

  override drawShape(visual: SVGElement, shape: never): SVGElement {
    const { drawn, width, height } = shape as BoardShape;
    const stateType = (shape as { readonly stateType?: DrawnState['type'] }).stateType;
    if (drawn === undefined) return into(visual, stateType === undefined ? svg`` : preview(stateType, width, height));
    switch (drawn.what) {
      case 'state':
        return into(visual, state(drawn, width, height));
      case 'region':
        return into(visual, region(drawn, width, height));
      case 'anywhere':
        return into(
          visual,
          svg`<g class="yl-anywhere">${box('anywhere', width, height)}
            <text class="yl-title" x=${width / 2} y=${height / 2 + 4.5} text-anchor="middle">${drawn.title}</text></g>`,
        );
      case 'label':
        return into(visual, label(drawn, width, height));
    }
  }

  override drawConnection(visual: SVGElement, connection: never): SVGElement {
    const { waypoints, drawn } = connection as BoardConnection & { readonly drawn?: DrawnConnection };
    const kind = drawn?.kind ?? 'next';
    const mark = drawn?.mark === undefined ? '' : ` yl-${drawn.mark.severity}`;
    const last = waypoints.at(-1) ?? { x: 0, y: 0 };
    const before = waypoints.at(-2) ?? last;
    const angle = (Math.atan2(last.y - before.y, last.x - before.x) * 180) / Math.PI;
    return into(
      visual,
      svg`<path class=${`yl-line yl-${kind}${mark}`} d=${roundedPath(waypoints, 7)} />
        <path class=${`yl-arrow yl-${kind}${mark}`} d="M0 0-9-4.4-9 4.4Z" transform=${`translate(${last.x} ${last.y}) rotate(${angle})`} />`,
    );
  }

  override getShapePath(shape: never): string {
    const { x, y, width, height } = shape as BoardShape;
    return `M${x} ${y}h${width}v${height}h${-width}Z`;
  }

  override getConnectionPath(connection: never): string {
    return (connection as BoardConnection).waypoints.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  }
}

/** A group of its own for each drawing: the board empties its visuals behind our back. */
function into(visual: SVGElement, template: SVGTemplateResult): SVGElement {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.innerHTML = markup(template);
  visual.append(group);
  return group;
}

function box(type: Parameters<typeof icon>[0], width: number, height: number): SVGTemplateResult {
  return outline({ type } as Parameters<typeof outline>[0], width, height);
}

function preview(type: DrawnState['type'], width: number, height: number): SVGTemplateResult {
  return svg`<g class=${`yl-state yl-type-${type}`}>${box(type, width, height)}${icon(type, width / 2 - 8, height / 2 - 8)}</g>`;
}

function state(drawn: DrawnState, width: number, height: number): SVGTemplateResult {
  const container = drawn.type === 'phase' || drawn.type === 'parallel';
  return svg`<g class=${`yl-state yl-type-${drawn.type}${drawn.mark === undefined ? '' : ` yl-has-${drawn.mark.severity}`}`}>
    ${drawn.isInitial ? start(width) : ''} ${box(drawn.type, width, height)}
    ${container ? header(drawn, width) : words(drawn, width, height)} ${badges(drawn, width, height, container)}
    ${mark(drawn.mark, width - 4, 0)} ${vacancy(drawn)}
  </g>`;
}

function start(width: number): SVGTemplateResult {
  const x = width / 2;
  return svg`<g class="yl-start"><path class="yl-line" d=${`M${x} -22V-2`} /><path class="yl-arrow" d=${`M${x} 0l-4.4-9h8.8Z`} />
    <circle cx=${x} cy="-27" r="6" /></g>`;
}

function header(drawn: DrawnState, width: number): SVGTemplateResult {
  const [line = ''] = wrapText(drawn.title, width - 60, 13, 1);
  return svg`${icon(drawn.type, 10, 8)}<text class="yl-title" x="32" y="20.5">${line}</text>
    <path class="yl-rule" d=${`M0 30H${width}`} />`;
}

function words(drawn: DrawnState, width: number, height: number): SVGTemplateResult {
  const left = drawn.type === 'decision' ? 36 : 34;
  const extra = [drawn.group, drawn.subtitle].filter((text) => text !== undefined && text !== '').join(' · ');
  const { lines, font, step, second } = fitted(drawn.title, extra, {
    width: width - left - (drawn.type === 'decision' ? 18 : 12),
    wide: width - left - 8,
    height,
  });
  const total = lines.length * step + (second === undefined ? 0 : 17);
  const top = height / 2 - total / 2 + step - 4;
  return svg`${icon(drawn.type, left - 24, height / 2 - 8)}
    ${lines.map((line, at) => svg`<text class="yl-title" font-size=${font} x=${left} y=${top + at * step}>${line}</text>`)}
    ${second === undefined ? '' : svg`<text class="yl-second" x=${left} y=${top + lines.length * step}>${second}</text>`}`;
}

/**
 * The box has the size its Chinese words need. Longer words of other languages stand on two lines, then without what is
 * second, then smaller; only what still does not fit is shortened.
 */
function fitted(
  title: string,
  extra: string,
  { width, wide, height }: { readonly width: number; readonly wide: number; readonly height: number },
): { readonly lines: readonly string[]; readonly font: number; readonly step: number; readonly second?: string } {
  const second = extra === '' ? undefined : wrapText(extra, wide, 12, 1)[0];
  const tries = [
    ...(second === undefined ? [] : [{ font: 13, step: 17, room: height - 19, second }]),
    { font: 13, step: 17, room: height - 2 },
    { font: 11, step: 13, room: height - 2 },
  ].map((one) => {
    const most = Math.max(1, Math.min(2, Math.floor(one.room / one.step)));
    return { ...one, lines: wrapText(title, width, one.font, most) };
  });
  const whole = tries.find(({ lines }) => !lines.some((line) => line.endsWith('…')));
  return whole ?? tries.at(-1) ?? { lines: [title], font: 13, step: 17 };
}

/** At the border: timers and messages below, clocks above. Equal kinds share a sign. */
function badges(drawn: DrawnState, width: number, height: number, container: boolean): SVGTemplateResult {
  const kinds = [...new Set(drawn.badges.map(({ kind }) => kind))];
  return svg`${kinds.map((kind, at) => {
    const all = drawn.badges.filter((badge) => badge.kind === kind);
    const x = container ? width - 30 - at * 24 : width - 20 - at * 24;
    return svg`<g class=${`yl-badge yl-badge-${kind}`} transform=${`translate(${x} ${container ? 15 : height})`}>
      <title>${all.map(({ title }) => title).join('\n')}</title><circle r="9.5" />${place(SIGNS[kind], -6.5, -6.5, 13)}
      ${all.length > 1 ? svg`<text class="yl-count" x="8" y="12">${all.length}</text>` : ''}</g>`;
  })}`;
}

function mark(of: Mark | undefined, x: number, y: number): SVGTemplateResult {
  if (of === undefined) return svg``;
  return svg`<g class=${`yl-mark yl-mark-${of.severity}`} transform=${`translate(${x} ${y})`}><title>${of.messages.join('\n')}</title>
    ${of.severity === 'error' ? svg`<circle r="8.5" />` : svg`<path d="M0-9 9.5 7.5h-19Z" />`}<path class="yl-mark-sign" d="M0-4.4V1.2M0 4.3v.2" /></g>`;
}

/** At the upper left, away from faults and the arrow of the beginning: in words, for it is about people and not the design. */
function vacancy({ vacancy: of }: DrawnState): SVGTemplateResult {
  if (of === undefined) return svg``;
  const width = textWidth(of.title, 10.5) + 26;
  return svg`<g class=${`yl-mark yl-vacancy yl-vacancy-${of.severity}`} transform="translate(-6 -9)">
    <title>${[of.title, ...of.messages].join('\n')}</title><rect width=${width} height="17" rx="8.5" />
    <path class="yl-vacancy-sign" d="M10 4.2a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 1 1 0-4.6ZM5.6 13.6a4.4 4.4 0 0 1 8.8 0M4.6 13.4 15.4 3.6" />
    <text x="18.5" y="12.2">${of.title}</text></g>`;
}

function region(drawn: DrawnRegion, width: number, height: number): SVGTemplateResult {
  const [line = ''] = wrapText(drawn.title, width - 24, 12, 1);
  return svg`<g class="yl-region"><rect class="outline" width=${width} height=${height} rx="4" />
    <text class="yl-second" x="10" y="18">${line}</text></g>`;
}

function label(drawn: DrawnLabel, width: number, height: number): SVGTemplateResult {
  const sign =
    drawn.kind === 'timer' ? CLOCK : drawn.kind === 'message' ? ENVELOPE : drawn.kind === 'signal' ? SIGNAL : undefined;
  const left = sign === undefined ? width / 2 : width / 2 + 8;
  const longest = Math.max(...drawn.lines.map((line) => textWidth(line, 12)));
  return svg`<g class=${`yl-label yl-${drawn.kind}`}><rect class="yl-label-back" width=${width} height=${height} rx="4" />
    ${sign === undefined ? '' : place(sign, left - longest / 2 - 17, height / 2 - 6.5, 13)}
    ${drawn.lines.map(
      (line, at) =>
        svg`<text x=${left} y=${height / 2 - (drawn.lines.length * 15) / 2 + 11.5 + at * 15} text-anchor="middle">${line}</text>`,
    )}${mark(drawn.mark, width, 2)}</g>`;
}
