import { svg } from 'lit';
import { describe, expect, it } from 'vitest';
import { markup } from '../../src/flow/diagram/markup.js';

describe('markup of the board', () => {
  it('[L20] is the text of templates in templates, with numbers, lists and nothing', () => {
    const inner = svg`<path d=${'M0 0'} />`;
    const lines = ['a', 'b'].map((line, at) => svg`<text x=${at * 2}>${line}</text>`);
    expect(markup(svg`<g class=${`x y`} transform="translate(${1} ${2})">${inner}${lines}${''}${undefined}</g>`)).toBe(
      '<g class="x y" transform="translate(1 2)"><path d="M0 0" /><text x="0">a</text><text x="2">b</text></g>',
    );
  });

  it('[L20] what somebody typed stays text, between tags and in attributes', () => {
    const typed = `<img src=x onerror="alert(1)">&'`;
    const text = markup(svg`<g class=${typed} id="a ${typed}"><title>${typed}</title></g>`);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('"alert');
    expect(text.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&amp;&#39;/g)).toHaveLength(3);
  });
});
