import { css } from 'lit';

export const flowDesignerStyles = css`
  :host {
    display: block;
    min-height: 280px;
    height: 100%;
  }
  .frame {
    position: relative;
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    background: var(--yl-surface);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    padding: 4px 8px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  .tools button {
    min-height: 28px;
    min-width: 28px;
    padding: 3px 5px;
    border-color: transparent;
    background: none;
  }
  .tools button[aria-pressed='true'] {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
  }
  .tools .wide {
    display: contents;
  }
  .tools .gap.wide {
    display: block;
  }
  .tools .narrow {
    display: none;
  }
  .tools .badge {
    padding: 1px 8px;
    border-radius: 9px;
    background: var(--yl-surface-soft);
    color: var(--yl-muted);
    font-size: 12px;
  }
  .tools .gap {
    width: 1px;
    height: 18px;
    margin: 0 5px;
    background: var(--yl-line);
  }
  .tools .zoom {
    min-width: 46px;
    font-variant-numeric: tabular-nums;
  }
  svg.sign {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .palette {
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 6px 5px;
    border-right: 1px solid var(--yl-line);
    background: var(--yl-surface);
    overflow: auto;
  }
  .palette button {
    flex-direction: column;
    gap: 1px;
    width: 66px;
    min-height: 50px;
    padding: 5px 2px;
    border-color: transparent;
    background: none;
    font-size: 12px;
    cursor: grab;
    touch-action: none;
  }
  .palette button .sign {
    width: 20px;
    height: 20px;
    stroke-width: 1.2;
  }
  :host(:lang(en)) .palette button {
    white-space: normal;
    line-height: 1.15;
  }
  .stage {
    position: relative;
    flex: 1;
    min-width: 0;
    overflow: hidden;
  }
  .pad {
    position: absolute;
    z-index: 3;
    display: flex;
    gap: 1px;
    padding: 2px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 6px;
    background: var(--yl-surface);
    box-shadow: 0 3px 12px rgb(16 26 35 / 16%);
  }
  .pad button {
    min-width: 28px;
    min-height: 28px;
    padding: 3px;
    border-color: transparent;
    background: none;
  }
  .menu {
    position: absolute;
    z-index: 5;
    display: flex;
    flex-direction: column;
    min-width: 168px;
    max-width: 260px;
    max-height: 320px;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 6px;
    background: var(--yl-surface);
    box-shadow: 0 6px 22px rgb(16 26 35 / 20%);
  }
  .menu button {
    justify-content: flex-start;
    gap: 8px;
    min-height: 30px;
    border-color: transparent;
    background: none;
    text-align: start;
  }
  .menu .blank {
    flex: none;
    width: 16px;
  }
  .menu button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .menu button:hover:not(:disabled),
  .menu button:focus-visible {
    background: var(--yl-primary-soft);
    outline-offset: -2px;
  }
  .menu .danger {
    color: var(--yl-danger);
  }
  .menu hr {
    width: 100%;
    margin: 3px 0;
    border: 0;
    border-top: 1px solid var(--yl-line);
  }
  .menu button.on {
    color: var(--yl-primary-strong);
    font-weight: 600;
  }
  .menu kbd {
    margin-left: auto;
    color: var(--yl-muted);
  }
  kbd {
    font: inherit;
    font-size: 12px;
  }
  dialog.keys {
    width: min(860px, calc(100vw - 24px));
    max-height: calc(100dvh - 40px);
  }
  .keys .columns {
    columns: 2 300px;
    column-gap: 28px;
  }
  .keys .scroll {
    max-height: calc(100dvh - 190px);
    padding: 0 4px;
    overflow: auto;
  }
  .keys section {
    break-inside: avoid;
  }
  .keys h3 {
    margin: 8px 0 4px;
    font-size: 13px;
  }
  .keys dl {
    margin: 0 0 10px;
  }
  .keys dl div {
    display: flex;
    gap: 10px;
    padding: 3px 0;
    border-bottom: 1px solid var(--yl-line);
  }
  .keys dt {
    flex: 0 0 132px;
  }
  .keys dd {
    margin: 0;
  }
  .keys dt kbd {
    display: inline-block;
    margin: 0 3px 2px 0;
    padding: 0 5px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 3px;
    background: var(--yl-surface-soft);
    white-space: nowrap;
  }
  .search {
    position: absolute;
    z-index: 4;
    top: 8px;
    right: 8px;
    width: min(320px, calc(100% - 16px));
    padding: 6px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 6px;
    background: var(--yl-surface);
    box-shadow: 0 6px 22px rgb(16 26 35 / 18%);
  }
  .search ul {
    max-height: 260px;
    margin: 6px 0 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .search li button {
    width: 100%;
    justify-content: flex-start;
    border-color: transparent;
    background: none;
    overflow: hidden;
  }
  .search li button[aria-selected='true'] {
    background: var(--yl-primary-soft);
  }
  .search li .second {
    margin-left: auto;
    color: var(--yl-muted);
    font-size: 12px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .editor {
    position: absolute;
    z-index: 4;
    box-sizing: border-box;
    min-height: 0 !important;
    padding: 2px 5px !important;
    border: 2px solid var(--yl-focus) !important;
    resize: none !important;
    font-size: 13px;
    line-height: 17px;
    text-align: center;
  }
  .token {
    position: absolute;
    z-index: 2;
    min-width: 20px;
    height: 20px;
    border: 2px solid #fff;
    border-radius: 10px;
    background: var(--yl-primary-strong);
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    line-height: 16px;
    text-align: center;
    pointer-events: none;
    transform: translate(-50%, -50%);
  }
  .token.walked {
    background: #2c7a4b;
  }
  .refusal {
    position: absolute;
    z-index: 6;
    width: max-content;
    max-width: 280px;
    padding: 4px 9px;
    border-radius: 4px;
    background: #5c1512;
    color: #fff;
    font-size: 12px;
    pointer-events: none;
  }
  .notice {
    position: absolute;
    z-index: 4;
    bottom: 12px;
    left: 50%;
    max-width: calc(100% - 24px);
    padding: 6px 12px;
    border-radius: 4px;
    background: #26343d;
    color: #fff;
    transform: translateX(-50%);
  }
  .hint-empty {
    position: absolute;
    z-index: 1;
    top: 16px;
    left: 50%;
    color: var(--yl-muted);
    transform: translateX(-50%);
    pointer-events: none;
  }
  .minimap {
    position: absolute;
    z-index: 2;
    right: 8px;
    bottom: 8px;
    width: 176px;
    height: 124px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 4px;
    background: rgb(255 255 255 / 92%);
    cursor: pointer;
    touch-action: none;
  }
  .minimap rect.leaf {
    fill: #7f9baa;
  }
  .minimap rect.container {
    fill: rgb(11 92 122 / 8%);
    stroke: #9db5c1;
    vector-effect: non-scaling-stroke;
  }
  .minimap rect.selected {
    fill: var(--yl-focus);
  }
  .minimap rect.view {
    fill: rgb(20 119 184 / 10%);
    stroke: var(--yl-focus);
    stroke-width: 1.4;
    vector-effect: non-scaling-stroke;
  }
  @media (pointer: coarse) {
    .pad button,
    .tools button {
      min-width: 42px;
      min-height: 42px;
    }
    .menu button {
      min-height: 42px;
    }
  }
  @container (max-width: 640px) {
    .body {
      flex-direction: column-reverse;
    }
    .palette {
      flex-direction: row;
      padding: 3px 5px;
      border-top: 1px solid var(--yl-line);
      border-right: 0;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    .palette button {
      flex: 0 0 66px;
      min-height: 50px;
      /* Sideways the strip scrolls, upwards a step is pulled out of it. */
      touch-action: pan-x;
    }
    .tools {
      flex-wrap: nowrap;
      justify-content: flex-start;
    }
    .tools .wide,
    .tools .gap.wide {
      display: none;
    }
    .tools .narrow {
      display: inline-flex;
      margin-left: auto;
    }
    .tools button,
    .pad button {
      min-width: 42px;
      min-height: 42px;
    }
    .menu {
      max-height: min(400px, 100% - 16px);
    }
    .menu button {
      min-height: 40px;
    }
    .minimap {
      width: 120px;
      height: 84px;
    }
    .search ul {
      max-height: 180px;
    }
  }
`;
