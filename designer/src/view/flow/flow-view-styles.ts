import { css } from 'lit';

export const flowViewStyles = css`
  :host {
    --_line: var(--yl-flow-line, #8d97a6);
    --_ink: var(--yl-flow-ink, #1f2733);
    --_soft: var(--yl-flow-soft, #5b6675);
    --_paper: var(--yl-flow-paper, #fff);
    --_done: var(--yl-flow-done, #1e7d4f);
    --_done-paper: var(--yl-flow-done-paper, #eff9f3);
    --_active: var(--yl-flow-active, #1459c9);
    --_active-paper: var(--yl-flow-active-paper, #e9f1ff);
    --_back: var(--yl-flow-back, #a86200);
    --_danger: var(--yl-flow-danger, #c4281b);
    display: block;
    position: relative;
    color: var(--_ink);
    font-size: 13px;
    line-height: 1.4;
  }
  :host([hidden]) {
    display: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 8px;
  }
  .group {
    display: inline-flex;
    border: 1px solid #cfd6df;
    border-radius: 6px;
    overflow: hidden;
  }
  .group button {
    border: 0;
    border-right: 1px solid #cfd6df;
    background: var(--_paper);
    color: var(--_soft);
    font: inherit;
    min-width: 36px;
    min-height: 32px;
    padding: 0 10px;
    cursor: pointer;
  }
  .group button:last-child {
    border-right: 0;
  }
  .group button:hover {
    background: #f2f5f9;
  }
  .group button[aria-pressed='true'] {
    background: var(--_active-paper);
    color: var(--_active);
    font-weight: 600;
  }
  button:focus-visible {
    outline: 2px solid var(--_active);
    outline-offset: -2px;
  }
  .stage {
    overflow: auto;
    border: 1px solid #e3e8ee;
    border-radius: 8px;
    background: var(--yl-flow-canvas, #fbfcfe);
    max-height: var(--yl-flow-height, none);
    overscroll-behavior: contain;
    cursor: grab;
    touch-action: pan-x pan-y;
  }
  .stage.dragging {
    cursor: grabbing;
    user-select: none;
  }
  .stage:focus-visible {
    outline: 2px solid var(--_active);
  }
  svg {
    display: block;
    margin: 0 auto;
    font-family: inherit;
  }
  .icon {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .edge {
    fill: none;
    stroke: var(--_line);
    stroke-width: 1.4;
  }
  .edge.back {
    stroke: var(--_back);
  }
  .edge.timer {
    stroke-dasharray: 6 4;
  }
  .edge.message {
    stroke-dasharray: 1.5 4;
    stroke-linecap: round;
  }
  .edge.taken {
    stroke: var(--_done);
    stroke-width: 2;
  }
  .arrow {
    fill: var(--_line);
  }
  .arrow.back {
    fill: var(--_back);
  }
  .arrow.taken {
    fill: var(--_done);
  }
  .label rect {
    fill: var(--yl-flow-canvas, #fbfcfe);
  }
  .label {
    color: var(--_soft);
  }
  .label text {
    fill: var(--_soft);
    text-anchor: middle;
  }
  .label.back {
    color: var(--_back);
  }
  .label.back text {
    fill: var(--_back);
  }
  .label.taken text {
    fill: var(--_done);
  }
  .container > rect {
    fill: none;
    stroke: #bcc6d3;
    stroke-width: 1.2;
  }
  .container.parallel > rect {
    stroke-width: 2;
  }
  .container.region > rect {
    stroke-dasharray: 4 4;
  }
  .container-title rect {
    fill: var(--yl-flow-canvas, #fbfcfe);
  }
  .container-title {
    color: var(--_soft);
  }
  .container-title text {
    fill: var(--_soft);
    font-weight: 600;
    font-size: 12.5px;
  }
  .container-title.region text {
    font-weight: 400;
  }
  .container.active > rect {
    stroke: var(--_active);
  }
  .container-title.active > text {
    fill: var(--_active);
  }
  .container.done > rect {
    stroke: var(--_done);
  }
  .node {
    cursor: pointer;
    color: var(--_soft);
  }
  .node:focus {
    outline: none;
  }
  .outline {
    fill: var(--_paper);
    stroke: #aab4c2;
    stroke-width: 1.3;
  }
  .inner {
    fill: none;
    stroke: #aab4c2;
    stroke-width: 1;
  }
  .title {
    fill: var(--_ink);
    font-weight: 500;
  }
  .subtitle {
    fill: var(--_soft);
    font-size: 11.5px;
  }
  .node.open .outline {
    stroke-dasharray: 4 3;
    stroke: #b4bdc9;
  }
  .node.open .title {
    fill: var(--_soft);
  }
  .node.done {
    color: var(--_done);
  }
  .node.done .outline {
    fill: var(--_done-paper);
    stroke: var(--_done);
  }
  .node.active {
    color: var(--_active);
  }
  .node.active .outline {
    fill: var(--_active-paper);
    stroke: var(--_active);
    stroke-width: 2.2;
  }
  .node.active .title {
    fill: #0d3d8f;
    font-weight: 700;
  }
  .node:hover .outline {
    filter: drop-shadow(0 1px 3px rgb(20 40 80 / 22%));
  }
  .ring {
    fill: none;
    stroke: var(--_active);
    stroke-width: 2;
    opacity: 0;
  }
  .focus {
    fill: none;
    stroke: var(--_active);
    stroke-width: 2;
    visibility: hidden;
  }
  .node:focus-visible .focus,
  .node.selected .focus {
    visibility: visible;
  }
  .change-added .outline,
  .container.change-added > rect {
    fill: #e4f5e9;
    stroke: #1c6e3d;
    stroke-width: 2.6;
  }
  .change-removed .outline,
  .container.change-removed > rect {
    fill: #fdeeed;
    stroke: #b3261e;
    stroke-width: 2;
    stroke-dasharray: 5 3;
  }
  .change-removed .title {
    text-decoration: line-through;
  }
  .change-changed .outline,
  .container.change-changed > rect {
    fill: #fff1e2;
    stroke: #b35600;
    stroke-width: 2.2;
    stroke-dasharray: 10 3 2 3;
  }
  .change-moved .outline,
  .container.change-moved > rect {
    fill: #eef0fb;
    stroke: #4a4fa8;
    stroke-width: 2.2;
    stroke-dasharray: 2 3;
  }
  .container[class*='change-'] > rect {
    fill: none;
  }
  .change-sign circle {
    fill: #b35600;
  }
  .change-added .change-sign circle {
    fill: #1c6e3d;
  }
  .change-removed .change-sign circle {
    fill: #b3261e;
  }
  .change-moved .change-sign circle {
    fill: #4a4fa8;
  }
  .change-sign text {
    fill: #fff;
    font-size: 13px;
    font-weight: 700;
    text-anchor: middle;
  }
  .badge.done {
    fill: var(--_done);
  }
  .badge.active {
    fill: var(--_active);
  }
  .badge.incident {
    fill: var(--_danger);
  }
  .badge-line {
    fill: none;
    stroke: #fff;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .badge-text {
    fill: #fff;
    font-size: 10.5px;
    font-weight: 600;
    text-anchor: middle;
  }
  .times {
    fill: var(--_soft);
    font-size: 10.5px;
    text-anchor: end;
  }
  .timing circle.back {
    fill: var(--_paper);
    stroke: currentColor;
    stroke-width: 1.2;
  }
  .start {
    fill: var(--_soft);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    color: var(--_soft);
    font-size: 12px;
  }
  .legend li {
    display: inline-flex;
    gap: 5px;
    align-items: center;
  }
  .states {
    margin: 0;
    padding: 0;
    list-style: none;
    border: 1px solid #e3e8ee;
    border-radius: 8px;
    background: var(--_paper);
  }
  .states li + li {
    border-top: 1px solid #edf0f4;
  }
  .states button {
    display: grid;
    grid-template-columns: 20px 1fr auto;
    gap: 2px 8px;
    width: 100%;
    border: 0;
    background: none;
    padding: 9px 12px;
    font: inherit;
    color: inherit;
    text-align: start;
    cursor: pointer;
  }
  .states button:hover {
    background: #f6f8fb;
  }
  .states .region {
    padding-block: 5px;
    color: var(--_soft);
    font-size: 12px;
    background: #f6f8fb;
  }
  .states svg {
    margin: 2px 0 0;
    color: var(--_soft);
  }
  .states .name {
    font-weight: 600;
  }
  .states .who {
    font-weight: 400;
    color: var(--_soft);
    margin-inline-start: 8px;
  }
  .states .ways {
    grid-column: 2 / -1;
    color: var(--_soft);
    font-size: 12px;
  }
  .states .mark {
    font-size: 12px;
    color: var(--_soft);
    white-space: nowrap;
  }
  .states .mark.done {
    color: var(--_done);
  }
  .states .mark.active {
    color: var(--_active);
    font-weight: 600;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .ring {
      animation: yl-flow-pulse 2.4s ease-out infinite;
    }
    @keyframes yl-flow-pulse {
      0% {
        opacity: 0.55;
        transform: scale(1);
      }
      70%,
      100% {
        opacity: 0;
        transform: scale(1.07, 1.22);
      }
    }
  }
`;
