import { describe, expect, it } from 'vitest';
import {
  createDirectory,
  mayApproveDesign,
  mayDesign,
  mayDesignSomething,
  mayPublishDesign,
  viewerOf,
} from '@yunliu/engine';
import type { DesignRule, User, Viewer } from '@yunliu/engine';

const directory = createDirectory({ departments: [{ id: 'desk', name: '服务台' }], roles: [], users: [] });
const viewer = (id: string, more: Partial<User> = {}): Viewer =>
  viewerOf({ id, name: id, roles: [], active: true, ...more }, directory);
const admin = viewer('root', { roles: ['admin'] });
const designer = viewer('ann', { roles: ['process-designer'] });
const deskLead = viewer('dave', { departmentId: 'desk' });
const nobody = viewer('nell');
const hotline = { process: 'hotline', category: 'service' };
const leave = { process: 'leave', category: 'office' };

describe('who may design what', () => {
  it('[I14] without a rule designers edit everything and only administrators publish and approve', () => {
    expect([designer, admin, nobody].map((who) => mayDesign(who, hotline, []))).toEqual([true, true, false]);
    expect([designer, admin, nobody].map((who) => mayPublishDesign(who, hotline, []))).toEqual([false, true, false]);
    expect([designer, admin].map((who) => mayApproveDesign(who, hotline, []))).toEqual([false, true]);
  });

  it('[I14] the narrowest rule that speaks of a right decides, each right by itself', () => {
    const rules: DesignRule[] = [
      { edit: ['role:process-designer', 'user:nell'] },
      { category: 'service', publish: ['department:desk'], approve: ['user:ann'] },
      { process: 'hotline', edit: ['department:desk'] },
    ];
    const edits = (who: Viewer): boolean[] => [hotline, leave].map((what) => mayDesign(who, what, rules));
    expect([designer, deskLead, nobody, admin].map(edits)).toEqual([
      [false, true],
      [true, false],
      [false, true],
      [true, true],
    ]);
    // the rule of the process says nothing of publishing: that of its category does
    expect([deskLead, designer].map((who) => mayPublishDesign(who, hotline, rules))).toEqual([true, false]);
    expect(mayPublishDesign(deskLead, leave, rules)).toBe(false);
    expect(mayApproveDesign(designer, hotline, rules)).toBe(true);
  });

  it('[I14] an empty list leaves a right to administrators alone', () => {
    const rules: DesignRule[] = [{ process: 'hotline', edit: [] }];
    expect([mayDesign(designer, hotline, rules), mayDesign(admin, hotline, rules)]).toEqual([false, true]);
    expect(mayDesign(designer, leave, rules)).toBe(true);
  });

  it('[I15] nobody approves what they asked for, administrators included', () => {
    expect(mayApproveDesign(admin, hotline, [], 'root')).toBe(false);
    expect(mayApproveDesign(admin, hotline, [], 'ann')).toBe(true);
  });

  it('[I4] a switched-off account designs nothing', () => {
    const gone = viewer('gone', { roles: ['admin', 'process-designer'], active: false });
    expect([mayDesign(gone, hotline, []), mayPublishDesign(gone, hotline, []), mayDesignSomething(gone, [])]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('[I14] who has any right for anything comes in', () => {
    const rules: DesignRule[] = [{ process: 'hotline', approve: ['user:nell'] }];
    expect([designer, admin, nobody, deskLead].map((who) => mayDesignSomething(who, rules))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(mayDesignSomething(designer, [{ edit: ['user:nell'] }])).toBe(false);
  });
});
