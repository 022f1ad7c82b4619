import { css } from 'lit';

/** A panel that fills its place: bars stand above, what is between them scrolls. */
export const frameStyles = css`
  :host {
    display: block;
    min-height: 0;
    height: 100%;
    background: var(--yl-surface);
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
`;
