import { css } from 'lit';

export const pdfPagesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .sheets {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 12px;
    overscroll-behavior: contain;
  }
  .sheet {
    position: relative;
    width: max-content;
    margin: 0 auto 12px;
    background: #fff;
    box-shadow: 0 1px 4px rgb(20 35 50 / 22%);
  }
  .sheet:last-child {
    margin-bottom: 0;
  }
  .sheets.fit .sheet {
    width: 100%;
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
  .foot {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-height: 38px;
    padding: 4px 12px;
    border-top: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  .foot select {
    width: auto;
  }
  .foot .pages {
    flex: 1;
    color: var(--yl-muted);
    font-variant-numeric: tabular-nums;
  }
  .failed {
    margin: auto;
    padding: 24px;
    color: var(--yl-muted);
    text-align: center;
  }
`;
