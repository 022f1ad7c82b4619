import { instanceParams, taskParams } from '../common.js';
import {
  explainTaskSchema,
  explanationSchema,
  pathPreviewSchema,
  previewInstanceSchema,
  previewStartSchema,
  taskExplanationSchema,
} from '../explanations.js';
import { json, route } from '../route.js';

/** Why something is as it is, and what would come. Nothing here writes. */
export const explanationRoutes = {
  explainInstance: route({
    method: 'get',
    path: '/api/instances/:id/explanation',
    tag: 'instances',
    summary: {
      'zh-CN': '在等什么、为什么是他、为什么走这条路',
      en: 'What it waits for, why these people, why this way',
    },
    access: 'signed-in',
    check: 'see-instance',
    params: instanceParams,
    answer: json(explanationSchema),
  }),
  explainTask: route({
    method: 'post',
    path: '/api/tasks/:id/explanation',
    tag: 'tasks',
    summary: { 'zh-CN': '某个处理结果为何不可选或会被拒绝', en: 'Why an outcome is not offered or would be refused' },
    access: 'signed-in',
    check: 'open-task',
    params: taskParams,
    body: explainTaskSchema,
    answer: json(taskExplanationSchema),
  }),
  previewStart: route({
    method: 'post',
    path: '/api/path-previews',
    tag: 'instances',
    summary: { 'zh-CN': '发起前预览后续路径', en: 'The way ahead of a start' },
    access: 'signed-in',
    check: 'start-process',
    body: previewStartSchema,
    answer: json(pathPreviewSchema),
  }),
  previewInstance: route({
    method: 'post',
    path: '/api/instances/:id/path-preview',
    tag: 'instances',
    summary: { 'zh-CN': '预览后续路径', en: 'The way ahead of an instance' },
    access: 'signed-in',
    check: 'see-instance',
    params: instanceParams,
    body: previewInstanceSchema,
    answer: json(pathPreviewSchema),
  }),
};
