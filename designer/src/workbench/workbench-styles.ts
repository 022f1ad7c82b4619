import { css } from 'lit';

export const workbenchStyles = css`
  .work {
    display: flex;
    position: relative;
    min-width: 0;
    min-height: 0;
  }
  .area {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: auto;
  }
  .area > .fill {
    flex: 1 1 0;
    min-width: 0;
    min-height: 0;
  }
  .panel {
    display: flex;
    flex: none;
    flex-direction: column;
    min-height: 0;
    border-inline-start: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  .panel-head {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 2px 6px 2px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface-soft);
    font-weight: 600;
  }
  .panel-title {
    margin-inline-end: auto;
  }
  .panel-body {
    display: flex;
    flex-direction: column;
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
  }
  .panel-body > .fill {
    flex: 1 1 0;
  }
  .splitter {
    flex: none;
    z-index: 5;
    width: 7px;
    margin-inline-end: -4px;
    cursor: col-resize;
    touch-action: none;
  }
  .splitter:hover,
  .splitter:focus-visible {
    background: var(--yl-primary-soft);
    outline: 2px solid var(--yl-focus);
    outline-offset: -2px;
  }
  .problems {
    display: flex;
    flex-direction: column;
    height: min(230px, 32dvh);
    border-top: 1px solid var(--yl-line-strong);
  }
  .problems > .problems-body {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  .count.errors {
    border-color: var(--yl-danger);
    color: var(--yl-danger);
  }
  .loading {
    padding: 40px 16px;
    color: var(--yl-muted);
    text-align: center;
  }
  .toasts {
    display: flex;
    position: absolute;
    z-index: 60;
    right: 14px;
    bottom: 14px;
    flex-direction: column;
    gap: 8px;
    width: min(380px, calc(100% - 28px));
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 9px 6px 9px 12px;
    border: 1px solid var(--yl-line-strong);
    border-inline-start: 4px solid var(--yl-primary);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    box-shadow: 0 6px 20px rgb(16 26 35 / 18%);
    pointer-events: auto;
  }
  .toast.bad {
    border-inline-start-color: var(--yl-danger);
  }
  .toast p {
    margin: 0;
  }
  .toast .hint {
    margin-top: 2px;
  }
  dialog p {
    margin: 8px 0;
  }
  dialog ul {
    margin: 6px 0;
    padding-inline-start: 20px;
  }
  .choices {
    display: flex;
    flex-direction: column;
    gap: 8px;
    margin-top: 12px;
  }
  .choices button {
    flex-direction: column;
    align-items: flex-start;
    gap: 1px;
    padding: 8px 12px;
    text-align: start;
    white-space: normal;
  }
  .scroll {
    max-height: 46dvh;
    overflow: auto;
  }
  .audit {
    padding: 0;
    list-style: none;
  }
  .audit li {
    padding: 8px 0;
    border-bottom: 1px solid var(--yl-line);
  }
  dl.keys {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 6px 16px;
    margin: 10px 0 0;
  }
  dl.keys dd {
    margin: 0;
  }
  @container workbench (max-width: 760px) {
    .header {
      flex-wrap: wrap;
      gap: 4px;
      padding: 5px 8px;
    }
    .title {
      flex: 1 0 100%;
    }
    .save {
      margin-inline-start: auto;
    }
    .divider {
      display: none;
    }
    .drop.history .menu,
    .drop.more .menu {
      position: fixed;
      right: 8px;
      left: 8px;
      top: auto;
      bottom: 8px;
      width: auto;
      max-width: none;
    }
    .header .try {
      margin-inline-start: auto;
    }
    .tabs {
      padding: 0 4px;
    }
    .tabs [role='tab'] {
      padding: 5px 8px;
    }
    .work {
      flex-direction: column;
    }
    .splitter {
      display: none;
    }
    .panel {
      width: auto !important;
      max-height: 46%;
      height: 46%;
      border-inline-start: 0;
      border-top: 1px solid var(--yl-line-strong);
      box-shadow: 0 -6px 18px rgb(16 26 35 / 10%);
    }
    .banner {
      padding: 6px 8px;
    }
  }
`;
