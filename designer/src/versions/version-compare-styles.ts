import { css } from 'lit';

export const versionCompareStyles = css`
  :host {
    display: block;
    container: compare / inline-size;
    --yl-flow-height: 62dvh;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    margin-bottom: 10px;
  }
  .switch {
    display: inline-flex;
  }
  .switch button + button {
    margin-inline-start: -1px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .sign {
    display: inline-grid;
    flex: none;
    place-items: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: #b35600;
    color: #fff;
    font-size: 12px;
    font-weight: 700;
    line-height: 1;
  }
  .sign.added {
    background: #1c6e3d;
  }
  .sign.removed {
    background: #b3261e;
  }
  .sign.moved {
    background: #4a4fa8;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .columns.both {
    grid-template-columns: minmax(260px, 2fr) minmax(0, 3fr);
  }
  .drawings {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px;
    min-width: 0;
  }
  .both .drawings {
    grid-template-columns: minmax(0, 1fr);
  }
  .drawings h4 {
    margin-bottom: 6px;
  }
  .drawings section {
    min-width: 0;
  }
  .groups {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-width: 0;
  }
  .group {
    padding: 8px 10px;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
  }
  .group.selected {
    border-color: var(--yl-primary);
    box-shadow: inset 3px 0 0 var(--yl-primary);
  }
  .group h4 {
    margin-bottom: 3px;
  }
  .group h4 button {
    padding: 0;
    border: 0;
    background: none;
    min-height: 24px;
    color: var(--yl-primary-strong);
    font-weight: 600;
    text-align: start;
    white-space: normal;
  }
  .group h4 button:hover {
    text-decoration: underline;
  }
  .group ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .group li {
    display: flex;
    gap: 7px;
    padding: 3px 0;
    overflow-wrap: anywhere;
  }
  .lines {
    max-height: 320px;
    margin: 6px 0 0;
    overflow: auto;
    border: 1px solid var(--yl-line);
    background: var(--yl-surface-soft);
    font-family: ui-monospace, 'Noto Sans Mono', Consolas, var(--yl-font);
    font-size: 12px;
  }
  .lines div {
    display: flex;
    padding: 0 8px;
  }
  .lines .put {
    flex: none;
    width: 16px;
  }
  /* Only here: blanks of our own markup are none of the template. */
  .lines .text {
    min-width: 0;
    min-height: 1lh;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .lines .added {
    background: #e3f4e9;
  }
  .lines .removed {
    background: #fbe6e4;
  }
  .lines .left {
    color: var(--yl-muted);
  }
  @container compare (max-width: 860px) {
    .columns.both,
    .drawings {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
