/** Paper a form is printed on. `slip…`: continuous paper of 241 mm for impact printers (three layers), whole, halved, in thirds. */
export const papers = {
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  A3: { width: 297, height: 420 },
  slip: { width: 241, height: 280 },
  'slip-half': { width: 241, height: 140 },
  'slip-third': { width: 241, height: 93 },
} as const;

export type Paper = keyof typeof papers;

export const pageCorners = [
  'top-left',
  'top-center',
  'top-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
] as const;

export type PageCorner = (typeof pageCorners)[number];

/** How a template is laid on paper. What is undefined is as every form is printed: A4 upright with numbers, versions and page count. */
export interface PageSetup {
  readonly paper?: Paper;
  readonly landscape?: boolean;
  /** Millimetres, all around. */
  readonly margin?: number;
  /** The big title above the form is left out. */
  readonly untitled?: boolean;
  /** Text of header and footer; '' = nothing there. */
  readonly corners?: { readonly [corner in PageCorner]?: string };
  /** Rules somebody wrote by hand; kept as they are. */
  readonly rest?: string;
}

const BLOCK = /<style class="page-setup">\n?([\s\S]*?)<\/style>\n?/;

/** The setup of a template. */
export function readPageSetup(text: string): PageSetup {
  const block = BLOCK.exec(text)?.[1];
  if (block === undefined) return {};
  const corners: { [corner in PageCorner]?: string } = {};
  const rest: string[] = [];
  let setup: PageSetup = {};
  for (const line of block.split('\n')) {
    const size = /^@page \{ size: (.+); \}$/.exec(line)?.[1];
    const margin = /^@page \{ margin: (\d+(?:\.\d+)?)mm; \}$/.exec(line)?.[1];
    const [, corner, content] = /^@page \{ @([a-z-]+) \{ content: "(.*)"; \} \}$/.exec(line) ?? [];
    const paper = size === undefined ? undefined : readSize(size);
    if (paper !== undefined) setup = { ...setup, ...paper };
    else if (margin !== undefined) setup = { ...setup, margin: Number(margin) };
    else if (corner !== undefined && isCorner(corner)) corners[corner] = readString(content ?? '');
    else if (line === 'h1 { display: none; }') setup = { ...setup, untitled: true };
    else if (line.trim() !== '') rest.push(line);
  }
  return {
    ...setup,
    ...(Object.keys(corners).length === 0 ? {} : { corners }),
    ...(rest.length === 0 ? {} : { rest: rest.join('\n') }),
  };
}

/** The template with this setup; none at all leaves no trace. */
export function writePageSetup(text: string, setup: PageSetup): string {
  const { paper = 'A4', landscape = false, margin, untitled, corners = {}, rest } = setup;
  const lines: string[] = [];
  if (paper !== 'A4' || landscape) lines.push(`@page { size: ${writeSize(paper, landscape)}; }`);
  if (margin !== undefined) lines.push(`@page { margin: ${String(margin)}mm; }`);
  for (const corner of pageCorners) {
    const content = corners[corner];
    if (content !== undefined) lines.push(`@page { @${corner} { content: "${writeString(content)}"; } }`);
  }
  if (untitled === true) lines.push('h1 { display: none; }');
  if (rest !== undefined) lines.push(rest);
  const body = text.replace(BLOCK, '');
  return lines.length === 0 ? body : `<style class="page-setup">\n${lines.join('\n')}\n</style>\n${body}`;
}

/** Width and height of the sheet, mm. */
export function sheetSize({ paper = 'A4', landscape = false }: PageSetup): {
  readonly width: number;
  readonly height: number;
} {
  const { width, height } = papers[paper];
  return landscape ? { width: height, height: width } : { width, height };
}

function writeSize(paper: Paper, landscape: boolean): string {
  if (!paper.startsWith('slip')) return landscape ? `${paper} landscape` : paper;
  const { width, height } = sheetSize({ paper, landscape });
  return `${String(width)}mm ${String(height)}mm`;
}

function readSize(text: string): Pick<PageSetup, 'paper' | 'landscape'> | undefined {
  for (const paper of Object.keys(papers) as Paper[])
    for (const landscape of [false, true])
      if (writeSize(paper, landscape) === text)
        return { ...(paper === 'A4' ? {} : { paper }), ...(landscape ? { landscape } : {}) };
  return undefined;
}

function isCorner(text: string): text is PageCorner {
  return (pageCorners as readonly string[]).includes(text);
}

/** Nothing that ends the string, the style or begins a mustache. */
function writeString(text: string): string {
  return text.replace(/["\\<>{}\u0000-\u001f]/g, (char) => `\\${(char.codePointAt(0) ?? 32).toString(16)} `);
}

function readString(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6}) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
