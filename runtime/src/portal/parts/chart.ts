import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { PortalElement } from '../portal-element.js';

/** One row of bars or one line. */
interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly color: string;
  readonly type?: 'bar' | 'line';
}

export interface ChartData {
  readonly names: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Bars lie on each other. */
  readonly stacked?: boolean;
  /** Names stand at the left, for long ones. */
  readonly lying?: boolean;
  /** Lines are percentages on a scale of their own. */
  readonly percentLine?: boolean;
}

interface Drawing {
  setOption(option: object, options: { readonly notMerge: boolean }): void;
  on(event: 'click', handler: (event: { readonly dataIndex: number }) => void): void;
  resize(): void;
  dispose(): void;
}

/**
 * A chart for the eye; what it says stands in the table beside it for everybody else, so it is hidden from screen readers.
 * A click on a bar is told as `pick` with its number. The library is loaded when the first chart is shown.
 */
export class Chart extends PortalElement {
  static override properties = { data: { attribute: false } };

  declare data: ChartData;
  private drawing: Drawing | undefined;
  private loading = false;
  private readonly watched = new ResizeObserver(() => this.drawing?.resize());

  constructor() {
    super();
    this.data = { names: [], series: [] };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watched.disconnect();
    this.drawing?.dispose();
    this.drawing = undefined;
  }

  protected override render(): TemplateResult {
    const height = this.data.lying === true ? Math.max(140, this.data.names.length * 40 + 60) : 260;
    return html`<div class="chart" aria-hidden="true" style="height:${height}px"></div>`;
  }

  protected override updated(): void {
    if (this.drawing !== undefined) {
      this.drawing.setOption(optionOf(this.data), { notMerge: true });
      this.drawing.resize();
    } else if (!this.loading) void this.draw();
  }

  private async draw(): Promise<void> {
    this.loading = true;
    const { init } = await import('./chart-engine.js');
    this.loading = false;
    const place = this.querySelector<HTMLElement>('.chart');
    if (place === null || !this.isConnected) return;
    this.drawing = init(place, undefined, { renderer: 'svg' }) as unknown as Drawing;
    this.drawing.on('click', ({ dataIndex }) => this.dispatchEvent(new CustomEvent('pick', { detail: dataIndex })));
    this.drawing.setOption(optionOf(this.data), { notMerge: true });
    this.watched.observe(place);
  }
}
customElements.define('yl-chart', Chart);

const INK = '#4d5968';

function optionOf({ names, series, stacked, lying, percentLine }: ChartData): object {
  const category = {
    type: 'category',
    data: names,
    axisLabel: { color: INK, ...(lying === true ? { width: 150, overflow: 'truncate' } : {}) },
    axisTick: { show: false },
    ...(lying === true ? { inverse: true } : {}),
  };
  const value = {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: INK },
    splitLine: { lineStyle: { color: '#e2e7ee' } },
  };
  const percent = {
    type: 'value',
    min: 0,
    max: 100,
    axisLabel: { color: INK, formatter: '{value}%' },
    splitLine: { show: false },
  };
  return {
    animation: false,
    textStyle: { fontFamily: 'Noto Sans SC Variable, PingFang SC, Microsoft YaHei, sans-serif' },
    color: series.map(({ color }) => color),
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    ...(series.length > 1 ? { legend: { top: 0, textStyle: { color: INK }, itemWidth: 14 } } : {}),
    xAxis: lying === true ? value : category,
    yAxis: lying === true ? category : percentLine === true ? [value, percent] : value,
    series: series.map(({ name, values, type = 'bar' }) => ({
      name,
      type,
      data: values,
      ...(type === 'bar'
        ? { barMaxWidth: 26, cursor: 'pointer' }
        : { yAxisIndex: percentLine === true ? 1 : 0, connectNulls: true }),
      ...(stacked === true && type === 'bar' ? { stack: 'all' } : {}),
    })),
  };
}
