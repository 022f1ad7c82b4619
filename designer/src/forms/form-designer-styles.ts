import { css } from 'lit';

export const formDesignerStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: clip;
    height: 100%;
    min-height: 0;
    background: var(--yl-surface);
  }
  .all {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  header {
    flex: none;
    border-bottom: 1px solid var(--yl-line);
  }
  .bar {
    padding: 6px 10px;
  }
  select.which {
    flex: 0 1 240px;
    width: auto;
    min-width: 120px;
    font-weight: 600;
  }
  .switch {
    display: inline-flex;
  }
  .switch button {
    border-radius: 0;
  }
  .switch button + button {
    margin-inline-start: -1px;
  }
  .switch button:first-child {
    border-start-start-radius: var(--yl-radius);
    border-end-start-radius: var(--yl-radius);
  }
  .switch button:last-child {
    border-start-end-radius: var(--yl-radius);
    border-end-end-radius: var(--yl-radius);
  }
  .switch button[aria-pressed='true'] {
    position: relative;
    z-index: 1;
  }
  .menu {
    position: relative;
  }
  .menu > summary {
    display: flex;
    align-items: center;
    gap: 5px;
    min-height: 30px;
    padding: 3px 10px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    font-weight: 400;
    list-style: none;
  }
  .menu > summary::before {
    content: none;
  }
  .menu > summary::after {
    content: '';
    width: 6px;
    height: 6px;
    border: solid currentcolor;
    border-width: 0 1.3px 1.3px 0;
    transform: translateY(-2px) rotate(45deg);
  }
  .menu .items {
    position: absolute;
    z-index: 20;
    inset-inline-start: 0;
    top: calc(100% + 3px);
    display: flex;
    flex-direction: column;
    min-width: 170px;
    padding: 4px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    box-shadow: 0 6px 20px rgb(16 26 35 / 18%);
  }
  .menu .items button {
    justify-content: flex-start;
  }
  .published {
    margin: 0;
    padding: 4px 12px;
    border-top: 1px solid var(--yl-line);
    background: #fff8e8;
    color: #6b4500;
    font-size: 12px;
  }
  .panes {
    display: grid;
    flex: 1;
    grid-template-columns: 236px minmax(0, 1fr) 336px;
    min-height: 0;
  }
  .panes > section {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .left {
    border-inline-end: 1px solid var(--yl-line);
  }
  .left > .switch {
    padding: 8px 10px 0;
  }
  .left > .switch button {
    flex: 1;
  }
  .right {
    border-inline-start: 1px solid var(--yl-line);
    overflow: auto;
  }
  yl-form-palette,
  yl-form-outline,
  yl-form-canvas,
  .whole {
    flex: 1;
    min-height: 0;
  }
  .selection {
    flex: none;
    gap: 4px;
    padding: 5px 10px;
    border-bottom: 1px solid var(--yl-line);
  }
  .selection button {
    min-height: 27px;
    padding: 2px 9px;
    font-size: 12px;
  }
  .panes-switch {
    display: none;
  }
  .none {
    margin: 12vh auto 0;
    padding: 20px;
    max-width: 420px;
    text-align: center;
  }
  @media (max-width: 1100px) {
    .panes {
      grid-template-columns: 200px minmax(0, 1fr) 300px;
    }
  }
  @media (max-width: 820px) {
    .bar {
      gap: 5px;
      padding: 6px 8px;
    }
    select.which {
      flex: 1 1 150px;
    }
    .menu .items {
      inset-inline: auto 0;
    }
    .bar > .grow {
      display: none;
    }
    .panes-switch {
      display: flex;
      gap: 0;
      padding: 0 8px 6px;
    }
    .panes-switch button {
      flex: 1;
      padding: 3px 4px;
    }
    .panes {
      display: flex;
      flex-direction: column;
    }
    .panes > section {
      display: none;
      flex: 1;
      border: 0;
    }
    [data-pane='canvas'] .middle,
    [data-pane='palette'] .left,
    [data-pane='outline'] .left,
    [data-pane='properties'] .right {
      display: flex;
    }
    .left > .switch {
      display: none;
    }
    .selection button {
      padding: 2px 7px;
    }
  }
`;
