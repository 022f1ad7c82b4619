import { css } from 'lit';

/** How much is wrong inside something that is folded: red, amber when nothing but warnings. */
export const markStyles = css`
  .mark {
    flex: none;
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--yl-danger);
    color: #fff;
    font-weight: 400;
    font-size: 11px;
    line-height: 18px;
    text-align: center;
  }
  .mark.mild {
    background: #8a5a00;
  }
`;
