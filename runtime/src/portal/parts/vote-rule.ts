import { localize, walkStates } from '@yunliu/engine/definition';
import type { GroupRule, ProcessDefinition } from '@yunliu/engine/definition';
import { locale, t } from '../locales/index.js';

/** How a group counts, in sentences. */
export function voteRule(definition: ProcessDefinition, state: string): string {
  const texts = t().operations.votes.rules;
  const rule = groupRuleOf(definition, state);
  if (rule === undefined) return texts.signers;
  const sentences: string[] = [];
  if (rule.kind === 'vote') {
    const { threshold, veto = [], quorum, tie, weight } = rule;
    if ('count' in threshold) sentences.push(texts.count(threshold.count));
    else
      sentences.push(
        threshold.of === 'votes'
          ? texts.ratioOfVotes(share(threshold.ratio))
          : texts.ratioOfMembers(share(threshold.ratio)),
      );
    if (weight !== undefined) sentences.push(texts.weighted);
    if (veto.length > 0)
      sentences.push(texts.veto(veto.map((role) => roleTitle(definition, role)).join(t().common.listSeparator)));
    if (quorum !== undefined) sentences.push(texts.quorum(share(quorum)));
    if (tie === 'pass') sentences.push(texts.tie);
  } else sentences.push(texts[rule.kind]);
  if (rule.until === 'everyone') sentences.push(texts.everyone);
  return sentences.join(' ');
}

function groupRuleOf(definition: ProcessDefinition, key: string): GroupRule | undefined {
  const found = walkStates(definition).find((placed) => placed.key === key)?.state;
  return found?.type === 'task' ? found.group : undefined;
}

function roleTitle(definition: ProcessDefinition, role: string): string {
  const title = Object.hasOwn(definition.roles, role) ? definition.roles[role]?.title : undefined;
  return title === undefined ? role : localize(title, locale());
}

/** `2/3`, `1/2`, else `60%`. */
function share(ratio: number): string {
  for (let below = 2; below <= 10; below += 1) {
    const above = Math.round(ratio * below);
    if (above > 0 && above < below && Math.abs(above / below - ratio) < 0.01) return `${above}/${below}`;
  }
  return `${Math.round(ratio * 100)}%`;
}
