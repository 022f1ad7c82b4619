import { css } from 'lit';

export const workbenchShellStyles = css`
  :host {
    display: block;
    container: workbench / inline-size;
    height: 100%;
    min-height: 420px;
    background: var(--yl-surface);
  }
  .frame {
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    position: relative;
    height: 100%;
    overflow: hidden;
  }
  .header {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    padding: 6px 12px;
    border-bottom: 1px solid var(--yl-line);
  }
  .title {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-width: 0;
    margin-inline-end: auto;
  }
  h1,
  .title h2 {
    min-width: 0;
    margin: 0;
    overflow: hidden;
    font-size: 15px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .version {
    padding: 0 6px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 9px;
    color: var(--yl-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .save {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--yl-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .save::before {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--yl-success);
    content: '';
  }
  .save.resting::before,
  .save.saving::before {
    background: #b07400;
  }
  .save.failed,
  .save.conflict {
    color: var(--yl-danger);
  }
  .save.failed::before,
  .save.conflict::before {
    background: var(--yl-danger);
  }
  .save button {
    min-height: 24px;
    padding: 0 7px;
    font-size: 12px;
  }
  .divider {
    align-self: stretch;
    width: 1px;
    margin: 4px 3px;
    background: var(--yl-line);
  }
  .drop {
    position: relative;
  }
  .menu {
    position: absolute;
    z-index: 30;
    top: calc(100% + 4px);
    right: 0;
    width: max-content;
    min-width: 220px;
    max-width: min(340px, calc(100vw - 24px));
    max-height: min(460px, 70dvh);
    margin: 0;
    padding: 5px;
    overflow: auto;
    border: 1px solid var(--yl-line-strong);
    border-radius: 6px;
    background: var(--yl-surface);
    box-shadow: 0 8px 26px rgb(16 26 35 / 20%);
    list-style: none;
  }
  .menu button {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    width: 100%;
    border-color: transparent;
    background: none;
    text-align: start;
    white-space: normal;
  }
  .menu button:hover:not(:disabled),
  .menu button:focus-visible {
    background: var(--yl-primary-soft);
  }
  .menu .hint {
    padding: 4px 10px 7px;
  }
  .menu .later {
    color: var(--yl-muted);
  }
  .menu hr {
    margin: 4px 6px;
    border: 0;
    border-top: 1px solid var(--yl-line);
  }
  kbd {
    color: var(--yl-muted);
    font-family: inherit;
    font-size: 12px;
    white-space: nowrap;
  }
  .banners {
    display: flex;
    flex-direction: column;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin: 0;
    padding: 6px 12px;
    border-bottom: 1px solid #e2c88d;
    background: #fff7e2;
    color: #513a00;
  }
  .banner.info {
    border-color: #b8d3df;
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
  }
  .banner > span {
    flex: 1 1 260px;
  }
  .tabs {
    display: flex;
    align-items: flex-end;
    gap: 2px;
    padding: 0 12px;
    overflow-x: auto;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface-soft);
    scrollbar-width: thin;
  }
  .tabs [role='tab'] {
    flex: none;
    min-height: 34px;
    padding: 5px 14px;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
  }
  .tabs [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--yl-primary);
    color: var(--yl-primary-strong);
    font-weight: 600;
  }
  .tabs [role='tab']:focus-visible {
    outline-offset: -3px;
  }
  .tabs .forms {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    padding: 2px 0;
  }
  .tabs .forms select {
    width: auto;
    max-width: 220px;
  }
`;
