import { css } from 'lit';

export const feelInputStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .box {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: 8px;
    width: 100%;
    min-height: 30px;
    padding: 3px 8px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    text-align: start;
    white-space: normal;
  }
  .box.shut {
    background: var(--yl-surface-soft);
  }
  .box.open {
    display: block;
    padding: 0;
    border-color: var(--yl-primary);
    overflow: hidden;
  }
  .box.open textarea {
    display: block;
    min-height: 30px;
    border: 0;
    border-radius: 0;
    resize: vertical;
  }
  .box.open:focus-within {
    outline: 2px solid var(--yl-focus);
    outline-offset: 1px;
  }
  .box.open textarea:focus-visible {
    outline: none;
  }
  .texts {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-width: 0;
  }
  .sentence {
    overflow-wrap: anywhere;
  }
  .sentence.below {
    padding: 2px 0;
    color: var(--yl-muted);
    font-size: 12px;
  }
  code,
  textarea {
    font-family: ui-monospace, 'Cascadia Mono', 'JetBrains Mono', Consolas, 'Noto Sans Mono CJK SC', monospace;
  }
  code {
    color: var(--yl-muted);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  code.only {
    color: inherit;
    font-size: 13px;
  }
  .none {
    color: #66737d;
  }
  .edit {
    flex: none;
    color: var(--yl-primary);
    font-size: 12px;
  }
  button.small {
    min-height: 24px;
    padding: 1px 9px;
    font-size: 12px;
  }
  ul.fault {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
