import { css } from 'lit';

export const pageSetupStyles = css`
  dialog h2 {
    margin-bottom: 10px;
  }
  dialog h3 {
    margin: 14px 0 6px;
  }
  .columns {
    display: flex;
    gap: 18px;
  }
  .sheet {
    flex: none;
    width: 120px;
    height: 150px;
    align-self: center;
  }
  .paper {
    fill: #fff;
    stroke: #7c8a94;
    stroke-width: 1.4;
  }
  .area {
    fill: none;
    stroke: #c3ccd2;
    stroke-dasharray: 5 4;
  }
  .text {
    fill: #8fa0ab;
  }
  .title {
    fill: #0b5c7a;
  }
  .corner {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px;
    align-items: center;
    padding: 2px 0;
  }
  .corner span {
    color: var(--yl-muted);
  }
  @media (max-width: 480px) {
    .sheet {
      display: none;
    }
    .corner {
      grid-template-columns: 70px minmax(0, 1fr);
    }
    .corner input {
      grid-column: 2;
    }
  }
`;
