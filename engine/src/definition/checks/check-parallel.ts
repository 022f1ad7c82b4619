import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import type { ParallelState } from '../states/state.js';
import type { DefinitionSubject } from './definition-subject.js';
import { suggestion } from './issue-collector.js';

/** Conditions of the regions and the join: neither asks for more regions than there are, nor waits for what never ends. */
export function checkParallel(subject: DefinitionSubject, state: ParallelState, pointer: string): void {
  const names = Object.keys(state.regions);
  subject.requireState(state.to, `${pointer}/to`);
  checkJoin(subject, state, pointer, names);
  if (state.otherwise !== undefined && state.otherwise !== '' && !names.includes(state.otherwise)) {
    subject.error(
      'parallel/unknown-otherwise',
      `${pointer}/otherwise`,
      [`没有并行分支“${state.otherwise}”`, `There is no region "${state.otherwise}"`],
      suggestion(nearestName(state.otherwise, names), names),
    );
  }
  for (const [name, region] of Object.entries(state.regions)) {
    if (region.when === undefined) continue;
    const at = pointer + jsonPointer('regions', name, 'when');
    const { constant } = subject.condition(region.when, at);
    if (name === state.otherwise) {
      subject.error(
        'parallel/otherwise-with-condition',
        at,
        [
          `“${name}”是没有分支满足条件时才进入的分支，它自己的条件不会用到`,
          `"${name}" is entered when no condition holds, so its own is never asked`,
        ],
        ['删去该分支的 when，或换一个 otherwise。', 'Remove its when, or name another otherwise.'],
      );
    } else if (constant !== undefined && constant.value !== true) {
      subject.error(
        'parallel/region-never-entered',
        at,
        [
          `并行分支“${name}”的条件恒不成立，永远不会进入`,
          `The region "${name}" is never entered: its condition never holds`,
        ],
        ['改写条件，或删去该分支。', 'Change the condition or remove the region.'],
      );
    }
  }
  const isAlwaysEntered = names.some((name) => name !== state.otherwise && state.regions[name]?.when === undefined);
  if (state.otherwise !== undefined && names.includes(state.otherwise) && isAlwaysEntered) {
    subject.warning(
      'parallel/otherwise-unused',
      `${pointer}/otherwise`,
      [
        '有分支没有条件、总会进入，otherwise 不会用到',
        'Some region has no condition and is always entered, so otherwise is never needed',
      ],
      ['为其余分支写上 when，或删去 otherwise。', 'Give the other regions a when, or remove otherwise.'],
    );
  }
}

function checkJoin(
  subject: DefinitionSubject,
  { join, late, regions }: ParallelState,
  pointer: string,
  names: readonly string[],
): void {
  const needed = join === 'all' ? names.length : join === 'any' ? 1 : join;
  if (needed > names.length) {
    subject.error(
      'parallel/join-too-many',
      `${pointer}/join`,
      [
        `汇合需要 ${needed} 个分支，但只有 ${names.length} 个`,
        `The join asks for ${needed} regions, but there are only ${names.length}`,
      ],
      [`写 1 到 ${names.length} 之间的数，或写 all。`, `Write a number from 1 to ${names.length}, or all.`],
    );
  }
  const endless = names.filter(
    (name) => !Object.values(regions[name]?.states ?? {}).some(({ type }) => type === 'final'),
  );
  for (const name of endless) {
    // A region that only watches may run until the others have joined.
    if (join !== 'all' && names.length - endless.length >= needed) continue;
    subject.error(
      'parallel/region-without-final',
      `${pointer}/regions/${name}`,
      [
        `并行分支“${name}”没有结束状态，所在的并行状态永远不能汇合`,
        `The region "${name}" has no final state, so its parallel state can never join`,
      ],
      ['在该分支中增加 final 状态。', 'Add a final state to the region.'],
    );
  }
  if (late === 'finish' && join === 'all') {
    subject.warning(
      'parallel/late-unused',
      `${pointer}/late`,
      ['全部分支到齐才汇合，没有迟到的分支', 'All regions must end before the join, so none is late'],
      ['删去 late，或改用 any 或数字汇合。', 'Remove late, or join any or a number.'],
    );
  }
}
