import { html, nothing, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { ClockExplanation, ExplainedInterval } from '@yunliu/engine/service-time';
import { t } from '../locales/index.js';
import { clockTime, exactTime } from '../time-words.js';

const HEIGHT = 140;
const BAND_TOP = 54;
const BAND = 34;
const EDGE = 14;
/** Narrowest stretch, so that a break of minutes beside a weekend is still seen. */
const LEAST = 12;

interface Placed {
  readonly interval: ExplainedInterval;
  readonly x: number;
  readonly width: number;
}

interface Scale {
  readonly placed: readonly Placed[];
  readonly width: number;
  at(instant: string): number | undefined;
}

/**
 * Time from left to right. Long stretches are drawn shorter than they are (by the root of their length), so that an hour
 * counted beside a holiday of eight days stays visible.
 */
function scaleOf(intervals: readonly ExplainedInterval[], width: number): Scale {
  const weights = intervals.map(({ from, to }) => Math.sqrt(Math.max(1, (Date.parse(to) - Date.parse(from)) / 60_000)));
  const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
  const room = Math.max(width - 2 * EDGE, intervals.length * LEAST);
  const spare = Math.max(0, room - intervals.length * LEAST);
  let x = EDGE;
  const placed = intervals.map((interval, index) => {
    const own = LEAST + (spare * (weights[index] ?? 0)) / sum;
    const at = x;
    x += own;
    return { interval, x: at, width: own };
  });
  return {
    placed,
    width: x + EDGE,
    at(instant) {
      const time = Date.parse(instant);
      for (const { interval, x: left, width: own } of placed) {
        const [from, to] = [Date.parse(interval.from), Date.parse(interval.to)];
        if (time >= from && time <= to) return left + (to === from ? 0 : (own * (time - from)) / (to - from));
      }
      return undefined;
    },
  };
}

/** What counted and what did not, from the start to the due, with warnings, due and now. Words for all of it stand below. */
export function clockDrawing(explanation: ClockExplanation, now: string): TemplateResult | typeof nothing {
  const { intervals, view } = explanation;
  if (intervals.length === 0) return nothing;
  const texts = t().clocks.why;
  const scale = scaleOf(intervals, 820);
  const kinds = [...new Map(intervals.map((one) => [toneOf(one), one])).entries()];
  const marks: SVGTemplateResult[] = [];
  const first = intervals[0];
  if (first !== undefined) marks.push(mark(scale, first.from, texts.start, 'start', 0));
  for (const { percent, at } of view.thresholds)
    if (at !== null && percent < 100) marks.push(mark(scale, at, texts.warn(percent), 'warn', 0));
  if (view.due !== null) marks.push(mark(scale, view.due, texts.due, 'due', 1));
  if (view.stoppedAt !== null) marks.push(mark(scale, view.stoppedAt, texts.stop, 'stop', 0));
  else marks.push(mark(scale, now, texts.now, 'now', 2));
  return html`<figure class="clock-drawing" data-testid="clock-drawing">
    <figcaption class="faint">${texts.drawingHint}</figcaption>
    <div class="clock-drawing-scroll" tabindex="0" role="group" aria-label=${texts.drawing}>
      <svg
        viewBox=${`0 0 ${scale.width} ${HEIGHT}`}
        width=${scale.width}
        height=${HEIGHT}
        role="img"
        aria-label=${texts.drawing}
      >
        <defs>
          <pattern id="clock-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#fff4e0"></rect>
            <rect width="2.4" height="6" fill="#d99a3a"></rect>
          </pattern>
          <pattern id="clock-dots" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill="#efe9fb"></rect>
            <circle cx="3" cy="3" r="1.4" fill="#7a55c0"></circle>
          </pattern>
        </defs>
        ${scale.placed.map((one, index) => stretch(one, scale.placed[index - 1]))} ${marks}
      </svg>
    </div>
    <ul class="clock-legend">
      ${kinds.map(
        ([tone, { rule }]) =>
          html`<li><span class=${`swatch ${tone}`} aria-hidden="true"></span>${texts.kinds[rule.kind]}</li>`,
      )}
    </ul>
  </figure>`;
}

type Tone = 'counted' | 'pause' | 'downtime' | 'holiday' | 'closed';

function toneOf({ counted, rule }: ExplainedInterval): Tone {
  if (counted) return 'counted';
  if (rule.kind === 'pause') return 'pause';
  if (rule.kind === 'downtime') return 'downtime';
  return rule.kind === 'holiday' || rule.kind === 'weekend' || rule.kind === 'closed-day' ? 'holiday' : 'closed';
}

function stretch({ interval, x, width }: Placed, before: Placed | undefined): SVGTemplateResult {
  const { from, to, rule, projected, text } = interval;
  const words = t().clocks.why.kinds[rule.kind];
  const day = exactTime(from).slice(5, 10);
  const isNewDay = before === undefined || exactTime(before.interval.from).slice(5, 10) !== day;
  const room = width > 15 * words.length * 0.9;
  return svg`<g class=${`stretch ${toneOf(interval)}${projected ? ' projected' : ''}`}>
    <rect x=${x} y=${BAND_TOP} width=${Math.max(1, width - 1)} height=${BAND} rx="2"><title>${text['zh-CN'] === '' ? '' : `${exactTime(from)} – ${exactTime(to)} ${words}`}</title></rect>
    ${room ? svg`<text class="stretch-name" x=${x + width / 2} y=${BAND_TOP + 22} text-anchor="middle">${words}</text>` : nothing}
    ${isNewDay && width > 30 ? svg`<text class="stretch-day" x=${x} y=${BAND_TOP + BAND + 16}>${day}</text>` : nothing}
    ${width > 38 ? svg`<text class="stretch-time" x=${x} y=${BAND_TOP + BAND + 31}>${clockTime(from)}</text>` : nothing}
  </g>`;
}

function mark(scale: Scale, at: string, text: string, kind: string, level: number): SVGTemplateResult {
  const x = scale.at(at);
  if (x === undefined) return svg``;
  const anchor = x > scale.width - 60 ? 'end' : x < 60 ? 'start' : 'middle';
  const y = 12 + level * 16;
  return svg`<g class=${`clock-mark ${kind}`}>
    <line x1=${x} x2=${x} y1=${y + 3} y2=${BAND_TOP + BAND}></line>
    <text x=${x} y=${y} text-anchor=${anchor}>${text} ${clockTime(at)}</text>
  </g>`;
}
