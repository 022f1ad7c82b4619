import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ControlChange } from '../controls/index.js';
import { controlStyles } from '../controls/control-styles.js';
import type { Command, Interval } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { colon } from '../view/locales/colon.js';
import { branchRulerStyles } from './branch-ruler-styles.js';
import { fill } from './condition-texts.js';
import {
  besideGap,
  branchForGap,
  cutLimits,
  moveCut,
  partOverlap,
  rulerOf,
  takeGap,
  type RulerModel,
} from './ruler-model.js';
import { OwnWidth } from './own-width.js';
import { keyTarget, percent, roomyLabels, short, stretch } from './ruler-places.js';
import { niceValue, rulerScale, type RulerScale } from './ruler-scale.js';
import { cutWords, numberText, oddBranches, rangeWords, rulerTexts, setWords } from './ruler-words.js';

const LANE = 26;
const TOP = 6;

/** The branches of a decision on one number as a number line: gaps and overlaps are seen, boundaries dragged or typed. */
export class BranchRulerElement extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    state: {},
    readonly: { type: Boolean },
    dragged: { state: true },
  };
  static override styles = [themeTokens, controlStyles, branchRulerStyles];

  declare state: string;
  declare readonly: boolean;
  /** With the scale of the moment the drag began. */
  declare dragged: { readonly cut: number; readonly scale: RulerScale } | undefined;

  readonly #own = new OwnWidth(this, 340);

  constructor() {
    super();
    this.state = '';
    this.readonly = false;
  }

  private get isFixed(): boolean {
    return this.readonly || this.session?.isReadonly === true;
  }

  protected override render(): TemplateResult {
    const texts = rulerTexts(this.locale);
    const { session } = this;
    const model = session === undefined ? undefined : rulerOf(session.document, this.state, this.locale);
    if (model === undefined) return html`<p class="hint">${texts.notNumber}</p>`;
    const scale =
      this.dragged?.scale ??
      rulerScale(
        model.cuts.map(({ at }) => at),
        model.range,
      );
    const lanes = model.titles.length;
    const bottom = TOP + (lanes + 1) * LANE;
    const room = roomyLabels(
      model.cuts.map(({ at }) => ({ x: scale.x(at), text: numberText(at, model, this.locale) })),
      this.#own.width - 30,
    );
    return html`<div class="stack" role="group" aria-label=${fill(texts.title, { field: model.field.title })}>
      <b>${fill(texts.title, { field: model.field.title })}</b>
      <div class="frame">
        <svg height=${bottom + 26} role="presentation">
          ${model.titles.map((title, branch) => this.#lane(model, scale, title, branch))}
          ${this.#result(model, scale, TOP + lanes * LANE)}
          ${model.cuts.map((_, index) => this.#handle(model, scale, index, bottom, room[index] ?? true))}
        </svg>
      </div>
      ${this.isFixed ? nothing : html`<p class="hint">${texts.help}</p>`} ${this.#inputs(model)}
      ${this.#findings(model)}
    </div>`;
  }

  #lane(model: RulerModel, scale: RulerScale, title: string, branch: number): SVGTemplateResult {
    const y = TOP + branch * LANE;
    const { values = [], reached = [] } = model.ruler.branches[branch] ?? {};
    const lost = reached.length === 0 && values.length > 0;
    return svg`<g>
      <title>${title}${colon(this.locale)}${setWords(values, model, this.locale)}</title>
      <rect class="lane" x="0" y=${y} width="100%" height=${LANE - 4}></rect>
      ${values.map((piece) => {
        const { x, width } = stretch(scale, piece);
        return svg`<rect class="c${branch % 6} ${lost ? 'unreached' : ''}" x=${percent(x)} y=${y} width=${percent(width)} height=${LANE - 4} rx="2"></rect>`;
      })}
      ${(lost ? values : reached).map((piece) => {
        const { x, width } = stretch(scale, piece);
        return width < 0.12
          ? nothing
          : svg`<text class="piece-label" x=${percent(x + width / 2)} y=${y + 15}>${short(title, width, this.#own.width - 30)}</text>`;
      })}
    </g>`;
  }

  /** Where values really go: the first branch that holds; nothing in gaps. */
  #result(model: RulerModel, scale: RulerScale, y: number): SVGTemplateResult {
    const texts = rulerTexts(this.locale);
    const { branches, gaps, overlaps } = model.ruler;
    return svg`<g>
      <title>${texts.result}</title>
      ${branches.map(({ reached = [] }, branch) =>
        reached.map((piece) => {
          const { x, width } = stretch(scale, piece);
          return svg`<rect class="c${branch % 6}" x=${percent(x)} y=${y + 4} width=${percent(width)} height="10"></rect>`;
        }),
      )}
      ${gaps.map((piece) => {
        const { x, width } = stretch(scale, piece);
        return svg`<rect class="gap" x=${percent(x)} y=${y + 1} width=${percent(width)} height="16"><title>${this.#gapText(model, piece)}</title></rect>
          ${width > (this.locale === 'en' ? 0.2 : 0.12) ? svg`<text class="gap-label" x=${percent(x + width / 2)} y=${y + 13}>${texts.nothing}</text>` : nothing}`;
      })}
      ${overlaps.flatMap(({ first, second, values }) =>
        values.map((piece) => {
          const { x, width } = stretch(scale, piece);
          const from = TOP + first * LANE - 2;
          return svg`<rect class="overlap" x=${percent(x)} y=${from} width=${percent(width)} height=${(second - first + 1) * LANE} rx="2"></rect>`;
        }),
      )}
    </g>`;
  }

  #handle(model: RulerModel, scale: RulerScale, index: number, bottom: number, hasRoom: boolean): SVGTemplateResult {
    const cut = model.cuts[index];
    if (cut === undefined) return svg``;
    const { min, max } = cutLimits(model, index);
    const text = numberText(cut.at, model, this.locale);
    const words = cutWords(model, index, this.locale);
    return svg`<svg x=${percent(scale.x(cut.at))} y="0" width="1" height=${bottom + 24} class="handle-place" overflow="visible">
      <g
        class="handle ${this.isFixed ? 'fixed' : ''}"
        role="slider"
        tabindex="0"
        aria-orientation="horizontal"
        aria-label=${words}
        aria-valuenow=${cut.at}
        aria-valuemin=${Number.isFinite(min) ? min : scale.low}
        aria-valuemax=${Number.isFinite(max) ? max : scale.high}
        aria-valuetext=${text}
        aria-readonly=${this.isFixed ? 'true' : nothing}
        @pointerdown=${(event: PointerEvent) => this.#grab(event, index, scale)}
        @pointermove=${(event: PointerEvent) => this.#drag(event, model)}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @keydown=${(event: KeyboardEvent) => this.#pressed(event, model, scale, index)}
        @blur=${() => this.session?.stack.endTyping()}
      >
        <rect class="area" x="-12" y="0" width="24" height=${bottom + 4}></rect>
        <line x1="0" x2="0" y1="2" y2=${bottom - 2}></line>
        <circle class="grip" cx="0" cy=${bottom - 2} r="6"></circle>
      </g>
      ${hasRoom ? svg`<text class="axis" x="0" y=${bottom + 18}>${text}</text>` : nothing}
    </svg>`;
  }

  #inputs(model: RulerModel): TemplateResult {
    const texts = rulerTexts(this.locale);
    return html`<ol class="cuts" aria-label=${texts.list}>
      ${model.cuts.map((cut, index) => {
        const { min, max } = cutLimits(model, index);
        return html`<li>
          <yl-number-control
            .locale=${this.locale}
            .label=${cutWords(model, index, this.locale)}
            .value=${cut.at}
            .min=${Number.isFinite(min) ? min : undefined}
            .max=${Number.isFinite(max) ? max : undefined}
            step=${model.range.step ?? 'any'}
            .readonly=${this.isFixed}
            @yl-change=${({ detail }: CustomEvent<ControlChange<number | undefined>>) => {
              if (detail.value !== undefined) this.#do(moveCut(model, index, detail.value), `typed ${index}`);
            }}
            @yl-done=${() => this.session?.stack.endTyping()}
          ></yl-number-control>
        </li>`;
      })}
    </ol>`;
  }

  #findings(model: RulerModel): TemplateResult {
    const texts = rulerTexts(this.locale);
    const { gaps, overlaps, complete } = model.ruler;
    const title = (branch: number): string => model.titles[branch] ?? '';
    const odd = oddBranches(model, this.locale);
    if (complete && gaps.length === 0 && overlaps.length === 0 && odd.length === 0)
      return html`<p class="fine" role="status">${texts.complete}</p>`;
    return html`<div role="status">
      <ul class="found">
        ${complete ? gaps.map((gap) => html`<li>${this.#gap(model, gap)}</li>`) : nothing}
        ${overlaps.map(
          ({ first, second, values }) =>
            html`<li>
              <span class="mark over" aria-hidden="true"></span
              >${fill(texts.overlap, { range: setWords(values, model, this.locale), first: title(first), second: title(second) })}
              ${this.#button(texts.part, partOverlap(model, second))}
            </li>`,
        )}
        ${odd.map((text) => html`<li><span class="mark over" aria-hidden="true"></span>${text}</li>`)}
      </ul>
    </div>`;
  }

  #gap(model: RulerModel, gap: Interval): TemplateResult {
    const texts = rulerTexts(this.locale);
    const beside = besideGap(model, gap);
    const document = this.session?.document;
    return html`<span class="mark" aria-hidden="true"></span>${this.#gapText(model, gap)}
      ${beside.map((branch, index) =>
        this.#button(
          (index === 0 ? `${texts.fill}${colon(this.locale)}` : '') +
            fill(texts.take, { branch: model.titles[branch] ?? '' }),
          takeGap(model, branch, gap),
        ),
      )}
      ${this.#button(texts.own, document === undefined ? undefined : branchForGap(model, document, gap))}`;
  }

  #gapText(model: RulerModel, gap: Interval): string {
    const range = rangeWords(gap, model, this.locale);
    return fill(rulerTexts(this.locale).gap, { range, otherwise: model.otherwise });
  }

  #button(text: string, command: Command | undefined): TemplateResult | typeof nothing {
    if (command === undefined || this.isFixed) return nothing;
    return html`<button type="button" class="small" @click=${() => this.#do(command)}>${text}</button>`;
  }

  #do(command: Command | undefined, typing?: string): void {
    if (command === undefined || this.isFixed) return;
    this.session?.execute(command, typing === undefined ? {} : { typing: `ruler ${this.state} ${typing}` });
    const detail = { value: this.state, done: typing === undefined };
    this.dispatchEvent(new CustomEvent('yl-change', { detail }));
  }

  #grab(event: PointerEvent, cut: number, scale: RulerScale): void {
    if (this.isFixed || event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    (event.currentTarget as SVGElement).focus();
    event.preventDefault();
    this.dragged = { cut, scale };
  }

  #drag(event: PointerEvent, model: RulerModel): void {
    const { dragged } = this;
    const box = this.renderRoot.querySelector('.frame > svg')?.getBoundingClientRect();
    if (dragged === undefined || box === undefined) return;
    const { scale, cut } = dragged;
    const at = scale.value((event.clientX - box.left) / box.width);
    const perPixel = Math.abs(scale.value((event.clientX - box.left + 1) / box.width) - at);
    this.#do(moveCut(model, cut, niceValue(at, perPixel, model.range.step)), `drag ${cut}`);
  }

  readonly #drop = (): void => {
    const { dragged, session } = this;
    if (dragged === undefined) return;
    this.dragged = undefined;
    session?.stack.endTyping();
    this.#tell(dragged.cut);
  };

  #tell(cut: number): void {
    const model = this.session === undefined ? undefined : rulerOf(this.session.document, this.state, this.locale);
    const at = model?.cuts[cut]?.at;
    if (model === undefined || at === undefined) return;
    this.session?.say(fill(rulerTexts(this.locale).moved, { value: numberText(at, model, this.locale) }));
  }

  #pressed(event: KeyboardEvent, model: RulerModel, scale: RulerScale, index: number): void {
    const cut = model.cuts[index];
    if (cut === undefined || this.isFixed) return;
    if (event.key === 'Escape' && this.dragged !== undefined) {
      event.stopPropagation();
      this.#drop();
      this.session?.undo();
      return;
    }
    const { min, max } = cutLimits(model, index);
    const to = keyTarget(event, cut.at, { min, max }, scale, model.range.step);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#do(moveCut(model, index, Math.min(max, Math.max(min, to))), `key ${index}`);
  }
}
