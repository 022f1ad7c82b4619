import { css } from 'lit';

export const conditionBuilderStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  .stack {
    gap: 6px;
  }
  ol.rows {
    display: flex;
    flex-direction: column;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol.rows > li {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    min-width: 0;
  }
  .join {
    flex: none;
    width: 2.4em;
    padding-top: 5px;
    color: var(--yl-primary-strong);
    font-weight: 600;
    text-align: center;
  }
  .part {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    gap: 6px;
    min-width: 0;
  }
  .row {
    align-items: flex-start;
    min-width: 0;
  }
  .left {
    flex: 1 1 150px;
    max-width: 260px;
  }
  .operator {
    flex: 0 1 116px;
  }
  .join-choice {
    flex: 1 1 120px;
    max-width: 190px;
  }
  .en .join {
    width: 3.2em;
  }
  .mode {
    flex: 0 1 122px;
  }
  .value {
    flex: 1 1 120px;
    max-width: 240px;
    min-width: 0;
  }
  .value.wide {
    flex-basis: 200px;
    max-width: 420px;
  }
  input.value {
    width: auto;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    margin-inline-start: auto;
  }
  .tools .icon {
    min-width: 26px;
  }
  .small {
    min-height: 26px;
    padding: 1px 8px;
    font-size: 12px;
  }
  .tools .plain,
  .head .plain {
    color: var(--yl-muted);
  }
  .box {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 8px;
    border: 1px solid var(--yl-line);
    border-inline-start: 3px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface-soft);
  }
  button.add {
    align-self: flex-start;
  }
  .box button.add {
    min-height: 26px;
    padding: 1px 9px;
    font-size: 12px;
  }
  .pending {
    padding: 6px;
    border: 1px dashed var(--yl-line-strong);
    border-radius: var(--yl-radius);
  }
  p {
    margin: 0;
  }
  .sentence {
    color: var(--yl-muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .kept {
    padding: 6px 9px;
    border-inline-start: 3px solid #9a6b00;
    background: #fdf6e7;
    color: #5a4100;
    font-size: 12.5px;
  }
  @container (max-width: 470px) {
    .join {
      width: 1.6em;
    }
    .row > .value {
      max-width: none;
    }
    .row > .left {
      flex: 1 1 40%;
    }
    .row > .tools {
      order: 1;
    }
    .tools .move {
      display: none;
    }
    .row > :not(.left, .tools) {
      order: 2;
    }
    .en .join {
      width: 3em;
    }
    .box {
      padding: 6px;
    }
  }
`;
