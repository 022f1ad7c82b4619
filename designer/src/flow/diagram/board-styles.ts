import { css } from 'lit';

/** Look of the drawing and of diagram-js' own handles, for the shadow root the board stands in. */
export const boardStyles = css`
  .board {
    position: absolute;
    inset: 0;
    background-color: #fbfcfd;
    background-image: radial-gradient(circle, #dbe2e7 1px, transparent 1.2px);
    user-select: none;
    touch-action: none;
  }
  .djs-container,
  .djs-container > svg {
    display: block;
    outline: none;
  }
  .djs-container > svg:focus-visible {
    outline: 2px solid var(--yl-focus);
    outline-offset: -2px;
  }
  .djs-visual,
  .djs-outline {
    pointer-events: none;
  }
  .djs-hit-all,
  .djs-hit-no-move {
    pointer-events: all;
  }
  .djs-hit-stroke,
  .djs-hit-click-stroke {
    pointer-events: stroke;
  }
  .djs-hit {
    fill: none;
    stroke-opacity: 0;
  }
  .djs-shape {
    cursor: move;
  }
  .yl-badge,
  .yl-mark {
    pointer-events: all;
  }
  .yl-badge *,
  .yl-mark * {
    pointer-events: all;
  }

  .yl-state .outline {
    fill: #fff;
    stroke: #5b7482;
    stroke-width: 1.4;
  }
  .yl-state .inner,
  .yl-rule {
    fill: none;
    stroke: #b9c6ce;
    stroke-width: 1;
  }
  .yl-type-task .outline {
    fill: #fff;
    stroke: #0b5c7a;
  }
  .yl-type-decision .outline {
    fill: #fff8e9;
    stroke: #94690c;
  }
  .yl-type-service .outline,
  .yl-type-call .outline {
    fill: #f4f2fb;
    stroke: #5d4f96;
  }
  .yl-type-wait .outline {
    fill: #f3f6f8;
  }
  .yl-type-final .outline {
    fill: #eef3ef;
    stroke: #1c6e3d;
  }
  .yl-type-phase .outline {
    fill: rgb(238 245 248 / 55%);
    stroke: #6f95a6;
  }
  .yl-type-parallel .outline {
    fill: rgb(244 242 251 / 50%);
    stroke: #8d82bb;
  }
  .yl-region .outline {
    fill: rgb(255 255 255 / 45%);
    stroke: #b4abd6;
    stroke-dasharray: 5 4;
  }
  .yl-anywhere .outline {
    fill: #fff;
    stroke: #5b7482;
    stroke-dasharray: 4 3;
  }
  .icon {
    fill: none;
    stroke: #3d5563;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon [fill='currentColor'] {
    fill: #1c6e3d;
  }
  text {
    fill: var(--yl-text);
    stroke: none;
    font-family: var(--yl-font);
    font-size: 13px;
  }
  text[font-size='11'] {
    font-size: 11px;
  }
  .yl-title {
    font-weight: 500;
  }
  .yl-second {
    fill: var(--yl-muted);
    font-size: 12px;
  }
  .yl-line {
    fill: none;
    stroke: #51656f;
    stroke-width: 1.5;
  }
  .yl-arrow,
  .yl-start circle {
    fill: #51656f;
    stroke: none;
  }
  .yl-line.yl-timer,
  .yl-line.yl-message,
  .yl-line.yl-signal {
    stroke-dasharray: 5 4;
  }
  .yl-line.yl-error,
  .yl-line.yl-failure {
    stroke: #a8443d;
    stroke-dasharray: 2 3;
  }
  .yl-arrow.yl-error,
  .yl-arrow.yl-failure {
    fill: #a8443d;
  }
  .yl-label text {
    fill: #2c3c47;
    font-size: 12px;
  }
  .yl-label-back {
    fill: rgb(251 252 253 / 92%);
    stroke: none;
  }
  .djs-element:hover > .djs-visual .yl-label-back,
  .djs-element.selected > .djs-visual .yl-label-back {
    stroke: var(--yl-primary);
    stroke-width: 1;
  }
  .yl-badge circle {
    fill: #fff;
    stroke: #6a7d88;
    stroke-width: 1.2;
  }
  .yl-count {
    font-size: 9.5px;
    font-weight: 600;
  }
  .yl-mark-error circle {
    fill: var(--yl-danger);
    stroke: #fff;
    stroke-width: 1.5;
  }
  .yl-mark-warning > path:first-of-type {
    fill: #b86e00;
    stroke: #fff;
    stroke-width: 1.5;
  }
  .yl-mark-sign {
    stroke: #fff;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .yl-vacancy rect {
    fill: #fff;
    stroke: #8a5300;
    stroke-width: 1.2;
  }
  .yl-vacancy-sign {
    fill: none;
    stroke: #8a5300;
    stroke-width: 1.3;
    stroke-linecap: round;
  }
  .yl-vacancy text {
    fill: #6f4300;
    font-size: 10.5px;
    font-weight: 600;
  }
  .yl-vacancy-error rect {
    stroke: var(--yl-danger);
  }
  .yl-vacancy-error .yl-vacancy-sign {
    stroke: var(--yl-danger);
  }
  .yl-vacancy-error text {
    fill: var(--yl-danger);
  }
  .yl-has-error > .outline {
    stroke: var(--yl-danger);
  }

  .djs-outline {
    visibility: hidden;
    fill: none;
    stroke: var(--yl-focus);
    stroke-width: 1.6;
  }
  .djs-shape.selected > .djs-outline {
    visibility: visible;
  }
  .djs-shape.found > .djs-outline {
    visibility: visible;
    stroke: #c77700;
    stroke-width: 2.4;
  }
  .djs-shape.walked > .djs-visual .outline {
    stroke: #2c7a4b;
  }
  .djs-shape.here > .djs-visual .outline {
    stroke: var(--yl-primary-strong);
    stroke-width: 2.4;
  }
  .djs-shape.stuck > .djs-visual .outline {
    stroke: var(--yl-danger);
    stroke-width: 2.4;
  }
  .djs-connection.walked .yl-line {
    stroke: #2c7a4b;
    stroke-width: 2.2;
  }
  .djs-connection.walked .yl-arrow {
    fill: #2c7a4b;
  }
  .djs-connection > .djs-outline {
    display: none;
  }
  .djs-connection.selected .yl-line,
  .djs-connection:hover .yl-line {
    stroke: var(--yl-focus);
    stroke-width: 2.2;
  }
  .djs-connection.selected .yl-arrow,
  .djs-connection:hover .yl-arrow {
    fill: var(--yl-focus);
  }
  .djs-selection-outline {
    fill: none;
    stroke: var(--yl-focus);
    stroke-width: 1;
    stroke-dasharray: 4 3;
  }
  .djs-shape.connect-ok > .djs-visual .outline,
  .djs-shape.new-parent > .djs-visual .outline,
  .djs-shape.drop-ok > .djs-visual .outline {
    stroke: var(--yl-success);
    stroke-width: 2.4;
  }
  .djs-connection.new-parent .yl-line {
    stroke: var(--yl-success);
    stroke-width: 3;
  }
  .djs-shape.connect-not-ok > .djs-visual .outline,
  .djs-shape.drop-not-ok > .djs-visual .outline {
    stroke: var(--yl-danger);
    stroke-width: 2.4;
  }
  .connect-not-ok,
  .drop-not-ok {
    cursor: not-allowed;
  }
  .djs-dragger * {
    stroke: var(--yl-focus);
  }
  .djs-dragger .outline {
    fill: rgb(20 119 184 / 8%);
  }
  .djs-dragger text {
    fill: var(--yl-focus);
    stroke: none;
  }
  .djs-dragger .djs-outline,
  .djs-dragger .djs-hit {
    visibility: hidden;
  }
  .djs-dragging {
    opacity: 0.35;
    pointer-events: none;
  }
  .djs-dragging * {
    pointer-events: none !important;
  }
  .djs-drag-group,
  .djs-drag-group * {
    pointer-events: none;
  }
  .djs-lasso-overlay {
    fill: rgb(20 119 184 / 10%);
    stroke: var(--yl-focus);
    stroke-width: 1;
    pointer-events: none;
  }
  .djs-resize-overlay {
    fill: none;
    stroke: var(--yl-focus);
    stroke-dasharray: 5 3;
    pointer-events: none;
  }
  .djs-resizer-hit {
    fill: none;
    pointer-events: all;
  }
  .djs-resizer-visual {
    fill: #fff;
    stroke: var(--yl-focus);
    stroke-width: 1.4;
  }
  .djs-resizer-n,
  .djs-resizer-s {
    cursor: ns-resize;
  }
  .djs-resizer-e,
  .djs-resizer-w {
    cursor: ew-resize;
  }
  .djs-resizer-nw,
  .djs-resizer-se {
    cursor: nwse-resize;
  }
  .djs-resizer-ne,
  .djs-resizer-sw {
    cursor: nesw-resize;
  }
  .djs-snap-line {
    stroke: #d0488f;
    stroke-width: 1;
    pointer-events: none;
  }
  .djs-crosshair {
    stroke: #6a7d88;
    stroke-width: 1;
    pointer-events: none;
  }
  .djs-bendpoint,
  .djs-segment-dragger {
    visibility: hidden;
  }
  .djs-bendpoints.hover .djs-segment-dragger,
  .board:not(.many) .djs-bendpoints.selected .djs-segment-dragger,
  .board:not(.many) .djs-bendpoints.selected .djs-bendpoint {
    visibility: visible;
  }
  .djs-bendpoints .floating {
    display: none;
  }
  .djs-bendpoint .djs-visual,
  .djs-segment-dragger .djs-visual {
    fill: #fff;
    stroke: var(--yl-focus);
    stroke-width: 1.4;
  }
  .djs-bendpoint .djs-hit,
  .djs-segment-dragger .djs-hit {
    pointer-events: all;
  }
  .djs-bendpoint {
    cursor: move;
  }
  .djs-segment-dragger.horizontal {
    cursor: ns-resize;
  }
  .djs-segment-dragger.vertical {
    cursor: ew-resize;
  }
  .djs-updating .djs-bendpoint,
  .djs-dragging-active .djs-bendpoints {
    pointer-events: none;
  }
`;
