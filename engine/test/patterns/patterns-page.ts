/** What `pattern.json` of a folder says. */
export interface PatternCard {
  readonly number: number;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly support: 'direct' | 'workaround' | 'no';
  readonly how: { readonly 'zh-CN': string; readonly en: string };
}

/** What `recipe.json` of a folder says. */
export interface RecipeCard {
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly how: { readonly 'zh-CN': string; readonly en: string };
}

const words = { direct: 'yes', workaround: 'by other means', no: 'no' } as const;

/** docs/workflow-patterns.md, made of the cards. */
export function patternsPage(
  cards: readonly (PatternCard & { readonly place: string })[],
  recipes: readonly (RecipeCard & { readonly place: string })[],
): string {
  const count = (support: PatternCard['support']): number => cards.filter((card) => card.support === support).length;
  const rows = cards.map(({ number, title, support, how, place }) => {
    const test = support === 'no' ? '' : `[${place}](../engine/test/patterns/${place}/)`;
    return `| ${number} | ${title.en}<br>${title['zh-CN']} | ${words[support]} | ${how.en}<br>${how['zh-CN']} | ${test} |`;
  });
  return `# Workflow patterns

The 43 control-flow patterns of the Workflow Patterns Initiative, and what a Yunliu process definition does with each.
${count('direct')} are said directly, ${count('workaround')} by other means of the format, ${count('no')} not at all; those say why.

Each row names a folder with a small definition and a story. \`engine/test/patterns/patterns.test.ts\` validates the
definition, plays the story, demands that it walks every way of the definition, and compares this page with the
folders, so the table and the tests cannot disagree. To write it anew: \`UPDATE_PATTERNS=1 npx vitest run engine/test/patterns\`.

<!-- prettier-ignore -->
| No. | Pattern | Supported | How | Test |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## Recipes

Not among the 43, but asked for, and said by other means of the format; the same test plays them.

<!-- prettier-ignore -->
| Wanted | How | Test |
| --- | --- | --- |
${recipes.map(recipeRow).join('\n')}

## What the end of the process does

- A top-level final ends the instance and cancels what is still open (43).
- With \`late: finish\` the branches that came too late are detached from the flow. The flow goes on and may reach its
  end; the outcome is then fixed, and the instance stays open until the last detached branch has ended (9, 11, 30). A way
  out of a detached branch ends the branch and leads nowhere else. Cancelling ends everything.

## One receiver, many listeners

- A message is given to exactly one instance: of those that wait for its name and key, the one that has waited longest;
  else it starts the process that begins by it (of several the first by key); else it is kept for its time to live.
- A signal is heard by every instance that listens at that moment, once for each signal id, and is not kept.
`;
}

function recipeRow({ title, how, place }: RecipeCard & { readonly place: string }): string {
  return `| ${title.en}<br>${title['zh-CN']} | ${how.en}<br>${how['zh-CN']} | [${place}](../engine/test/patterns/${place}/) |`;
}
