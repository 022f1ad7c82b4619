import { json, route } from '../route.js';
import {
  conditionFieldsParams,
  conditionFieldsSchema,
  putSubstitutionAnswerSchema,
  putSubstitutionSchema,
  stopSubstitutionSchema,
  substitutionEffectQuery,
  substitutionEffectSchema,
  substitutionParams,
  substitutionQuery,
  substitutionsSchema,
} from '../substitutions.js';

const own = { tag: 'substitutions', access: 'signed-in', check: 'manage-substitution' } as const;

/** 代理: everybody manages their own, administrators anybody's. */
export const substitutionRoutes = {
  listSubstitutions: route({
    ...own,
    method: 'get',
    path: '/api/substitutions',
    summary: { 'zh-CN': '代理设置', en: 'Substitutions' },
    query: substitutionQuery,
    answer: json(substitutionsSchema),
  }),
  putSubstitution: route({
    ...own,
    method: 'put',
    path: '/api/substitutions/:id',
    summary: { 'zh-CN': '新建或修改代理', en: 'Create or change a substitution' },
    params: substitutionParams,
    body: putSubstitutionSchema,
    answer: json(putSubstitutionAnswerSchema),
  }),
  stopSubstitution: route({
    ...own,
    method: 'delete',
    path: '/api/substitutions/:id',
    summary: { 'zh-CN': '停止代理，尚未开始的予以删除', en: 'Stop a substitution; one that has not begun is deleted' },
    params: substitutionParams,
    answer: json(stopSubstitutionSchema),
  }),
  previewSubstitution: route({
    ...own,
    method: 'post',
    path: '/api/substitution-effects',
    summary: { 'zh-CN': '代理对未办任务的影响', en: 'What a substitution would do to open tasks' },
    body: substitutionEffectQuery,
    answer: json(substitutionEffectSchema),
  }),
  listConditionFields: route({
    method: 'get',
    path: '/api/processes/:key/condition-fields',
    tag: 'substitutions',
    summary: { 'zh-CN': '可用于代理条件的字段', en: 'Fields that conditions may ask' },
    access: 'signed-in',
    params: conditionFieldsParams,
    answer: json(conditionFieldsSchema),
  }),
};
