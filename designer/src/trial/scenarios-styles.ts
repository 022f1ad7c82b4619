import { css } from 'lit';

export const scenariosStyles = css`
  .box {
    max-width: 860px;
    margin: 0 auto;
    padding: 12px;
  }
  summary.small {
    min-height: 0;
    padding: 2px 0;
    font-weight: 400;
  }
  li.scenario {
    padding: 8px 10px;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
  }
  li.scenario > .line {
    align-items: baseline;
  }
  .name {
    flex: 1 1 180px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .failures {
    margin-top: 6px;
    padding: 8px 10px;
    border-radius: var(--yl-radius);
    background: var(--yl-danger-soft);
  }
  .failures li {
    overflow-wrap: anywhere;
  }
`;
