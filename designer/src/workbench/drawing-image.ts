import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';

/** Style of a shape as attributes: a drawing on its own has no style sheet. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const MARGIN = 24;
/** Sharp on paper and on dense screens. */
const PNG_SCALE = 2;
/** Browsers refuse canvases above this many pixels. */
const MOST_PIXELS = 120_000_000;

/** The drawing of a definition as an SVG file. */
export async function drawingSvg(definition: ProcessDefinition, locale: Locale): Promise<Blob> {
  return withDrawing(definition, locale, (svg) => {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const [from, to] = [shapesOf(svg), shapesOf(copy)];
    for (const [at, shape] of from.entries()) flatten(shape, to[at]);
    const { width, height } = svg.viewBox.baseVal;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
    copy.setAttribute('width', String(width + 2 * MARGIN));
    copy.setAttribute('height', String(height + 2 * MARGIN));
    for (const hidden of copy.querySelectorAll('.focus, .ring')) hidden.remove();
    for (const element of copy.querySelectorAll('*'))
      for (const name of [
        'class',
        'tabindex',
        'role',
        'aria-pressed',
        'aria-hidden',
        'aria-label',
        'style',
        'data-state',
      ])
        element.removeAttribute(name);
    for (const name of ['role', 'aria-label', 'class']) copy.removeAttribute(name);
    const text = new XMLSerializer().serializeToString(copy).replaceAll(/<!--.*?-->/gs, '');
    return new Blob([text], { type: 'image/svg+xml' });
  });
}

/**
 * The same as a PNG file, painted shape by shape: an SVG shown as a picture would not know the fonts of the page, and
 * some policies forbid it.
 */
export async function drawingPng(definition: ProcessDefinition, locale: Locale): Promise<Blob> {
  return withDrawing(definition, locale, async (svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const [room, tall] = [width + 2 * MARGIN, height + 2 * MARGIN];
    const scale = Math.min(PNG_SCALE, Math.sqrt(MOST_PIXELS / (room * tall)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(room * scale);
    canvas.height = Math.ceil(tall * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser cannot paint');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const base = new DOMMatrix().scale(scale).translate(MARGIN, MARGIN);
    // What the page shows is scaled to its own width; the picture is not.
    const shown = svg.getScreenCTM()?.inverse() ?? new DOMMatrix();
    for (const shape of shapesOf(svg)) paint(context, shape, base.multiply(DOMMatrix.fromMatrix(shown)));
    return new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture was made')) : resolve(blob)), 'image/png');
    });
  });
}

async function withDrawing<Result>(
  definition: ProcessDefinition,
  locale: Locale,
  use: (svg: SVGSVGElement) => Result | Promise<Result>,
): Promise<Result> {
  await import('../view/define.js');
  const view = document.createElement('yl-flow-view');
  Object.assign(view, { definition, locale, view: 'drawing' });
  // Off the screen, but laid out: computed styles and places are needed.
  view.setAttribute('aria-hidden', 'true');
  view.style.cssText = 'position:fixed;left:0;top:0;width:1600px;visibility:hidden;pointer-events:none;z-index:-1';
  document.body.append(view);
  try {
    await (view as HTMLElement & { readonly updateComplete: Promise<unknown> }).updateComplete;
    await document.fonts.ready;
    const svg = view.shadowRoot?.querySelector<SVGSVGElement>('.stage svg');
    if (svg === null || svg === undefined) throw new Error('There is no drawing');
    return await use(svg);
  } finally {
    view.remove();
  }
}

function shapesOf(svg: SVGSVGElement): readonly SVGGraphicsElement[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>('rect, path, circle, text')];
}

function flatten(shape: SVGGraphicsElement, copy: SVGGraphicsElement | undefined): void {
  const style = getComputedStyle(shape);
  for (const name of STYLES) copy?.setAttribute(name, style.getPropertyValue(name));
}

function paint(context: CanvasRenderingContext2D, shape: SVGGraphicsElement, base: DOMMatrix): void {
  const matrix = shape.getScreenCTM();
  if (matrix === null || shape.closest('defs, .focus, .ring') !== null) return;
  const style = getComputedStyle(shape);
  context.setTransform(base.multiply(DOMMatrix.fromMatrix(matrix)));
  if (shape instanceof SVGTextElement) return paintText(context, shape, style);
  const outline = pathOf(shape);
  if (style.fill !== 'none') {
    context.fillStyle = style.fill;
    context.fill(outline);
  }
  if (style.stroke === 'none') return;
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineCap = style.strokeLinecap as CanvasLineCap;
  context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat),
  );
  context.stroke(outline);
  if (shape instanceof SVGPathElement && shape.hasAttribute('marker-end')) paintArrow(context, shape);
}

function pathOf(shape: SVGGraphicsElement): Path2D {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute('d') ?? '');
  const path = new Path2D();
  if (shape instanceof SVGCircleElement) {
    path.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, 2 * Math.PI);
  } else if (shape instanceof SVGRectElement) {
    const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(({ baseVal }) => baseVal.value);
    const radius = Math.min(shape.rx.baseVal.value, (height ?? 0) / 2, (width ?? 0) / 2);
    path.roundRect(x ?? 0, y ?? 0, width ?? 0, height ?? 0, radius);
  }
  return path;
}

function paintText(context: CanvasRenderingContext2D, text: SVGTextElement, style: CSSStyleDeclaration): void {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.fill;
  context.textAlign = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left';
  context.fillText(text.textContent, text.x.baseVal[0]?.value ?? 0, text.y.baseVal[0]?.value ?? 0);
}

/** The arrow of the marker: 9 px, its tip one px before the end of the line. */
function paintArrow(context: CanvasRenderingContext2D, line: SVGPathElement): void {
  const length = line.getTotalLength();
  const [end, before] = [line.getPointAtLength(length), line.getPointAtLength(Math.max(0, length - 2))];
  const unit = 9 / 8;
  context.translate(end.x, end.y);
  context.rotate(Math.atan2(end.y - before.y, end.x - before.x));
  context.fillStyle = context.strokeStyle;
  const arrow = new Path2D(`M${-7 * unit} ${-3.4 * unit}L${0.4 * unit} 0L${-7 * unit} ${3.4 * unit}Z`);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a drawing, not a list
  context.fill(arrow);
}
