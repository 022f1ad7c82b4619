import { css } from 'lit';

export const branchRulerStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  svg {
    display: block;
    width: 100%;
    overflow: visible;
    touch-action: pan-y;
  }
  .frame {
    padding: 4px 14px 0;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
  }
  .lane {
    fill: var(--yl-surface-soft);
  }
  .name {
    fill: var(--yl-text);
    font-size: 12px;
  }
  .piece-label {
    fill: #fff;
    font-size: 12px;
    text-anchor: middle;
    pointer-events: none;
  }
  .c0 {
    fill: #0b5c7a;
  }
  .c1 {
    fill: #7a4a9a;
  }
  .c2 {
    fill: #2f6f3e;
  }
  .c3 {
    fill: #8a4f0f;
  }
  .c4 {
    fill: #4a5568;
  }
  .c5 {
    fill: #9a2f5d;
  }
  .unreached {
    opacity: 0.35;
  }
  .gap {
    fill: #fbe3e1;
    stroke: var(--yl-danger);
    stroke-dasharray: 4 3;
  }
  .gap-label {
    fill: #8f1d17;
    font-size: 12px;
    text-anchor: middle;
  }
  .overlap {
    fill: none;
    stroke: #9a6b00;
    stroke-width: 2.5;
  }
  .axis {
    fill: var(--yl-muted);
    font-size: 12px;
    text-anchor: middle;
  }
  .handle {
    cursor: ew-resize;
    outline: none;
  }
  .handle line {
    stroke: #1b2733;
    stroke-width: 2;
  }
  .handle .grip {
    fill: #fff;
    stroke: #1b2733;
    stroke-width: 2;
  }
  .handle .area {
    fill: transparent;
  }
  .handle:hover .grip,
  .handle:focus-visible .grip {
    fill: var(--yl-primary-soft);
    stroke: var(--yl-focus);
    stroke-width: 3;
  }
  .handle:focus-visible line {
    stroke: var(--yl-focus);
    stroke-width: 3;
  }
  .handle.fixed {
    cursor: default;
  }
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol.cuts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
  }
  ol.cuts li {
    max-width: 100%;
  }
  .cuts yl-number-control {
    width: 150px;
  }
  p {
    margin: 0;
  }
  .found li {
    padding: 3px 0;
  }
  .found button {
    margin-inline-start: 6px;
  }
  .mark {
    display: inline-block;
    margin-inline-end: 7px;
    width: 10px;
    height: 10px;
    border: 1.5px solid var(--yl-danger);
    background: #fbe3e1;
  }
  .mark.over {
    border-color: #9a6b00;
    background: #fdf3df;
  }
  .small {
    min-height: 26px;
    max-width: 100%;
    padding: 1px 9px;
    font-size: 12px;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .fine {
    color: var(--yl-success);
  }
`;
