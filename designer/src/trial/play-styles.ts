import { css } from 'lit';

export const playStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  .clock {
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface-soft);
  }
  .clock time {
    font-size: 15px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .clock button {
    min-height: 26px;
    padding: 1px 8px;
    font-size: 12px;
  }
  .clock [data-fired] {
    max-height: 180px;
    margin-top: 6px;
    overflow: auto;
  }
  .columns {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 12px;
  }
  .main,
  .side {
    min-width: 0;
  }
  .side details {
    border-top: 1px solid var(--yl-line);
  }
  .side details > :not(summary) {
    margin-bottom: 8px;
  }
  button.tag {
    min-height: 24px;
    font-weight: 600;
  }
  .section {
    gap: 8px;
  }
  [data-children] button.link {
    min-height: 24px;
  }
  ol.steps {
    margin: 0;
    padding-inline-start: 24px;
  }
  ol.steps li {
    margin-bottom: 3px;
  }
  ol.steps button.link:disabled {
    background: none;
    color: var(--yl-text);
    font-weight: 600;
    text-decoration: none;
  }
  ul[data-history] li {
    display: grid;
    grid-template-columns: minmax(78px, auto) 1fr;
    gap: 2px 8px;
    align-items: baseline;
  }
  .notice {
    margin: 0;
  }
  [data-broken] {
    margin: 12px;
  }
  yl-flow-view {
    display: block;
    max-height: 60vh;
    margin-bottom: 10px;
    overflow: auto;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
  }
  @container (min-width: 860px) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
      gap: 20px;
    }
  }
`;
