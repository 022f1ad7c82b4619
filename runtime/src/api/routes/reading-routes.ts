import { catalogueSchema } from '../catalogue.js';
import { formParams, formQuery, formSchema } from '../forms.js';
import { noticeParams, noticesSchema } from '../notices.js';
import { departmentsSchema, peopleQuerySchema, peopleSchema, pickerListsSchema } from '../people.js';
import { bytes, json, nothing, route } from '../route.js';

/** What every signed-in user may look up, and their own notices. */
export const readingRoutes = {
  readCatalogue: route({
    method: 'get',
    path: '/api/catalogue',
    tag: 'catalogue',
    summary: { 'zh-CN': '服务目录：按类别列出卡片', en: 'Service catalogue: cards by category' },
    access: 'signed-in',
    answer: json(catalogueSchema),
  }),
  readForm: route({
    method: 'get',
    path: '/api/forms/:key/:version',
    tag: 'forms',
    summary: { 'zh-CN': '表单模板的某一版本', en: 'One version of a form template' },
    access: 'signed-in',
    params: formParams,
    query: formQuery,
    answer: json(formSchema),
  }),
  readFormValidator: route({
    method: 'get',
    path: '/api/forms/:key/:version/validator.js',
    tag: 'forms',
    summary: {
      'zh-CN': '表单校验器（独立 ES 模块，与服务器相同）',
      en: 'Standalone validator module, the same as the server’s',
    },
    access: 'signed-in',
    params: formParams,
    query: formQuery,
    answer: bytes('text/javascript'),
  }),
  listPeople: route({
    method: 'get',
    path: '/api/people',
    tag: 'people',
    summary: { 'zh-CN': '查找在职人员（最多 50 人）', en: 'Find active people (at most 50)' },
    access: 'signed-in',
    query: peopleQuerySchema,
    answer: json(peopleSchema),
  }),
  listDepartments: route({
    method: 'get',
    path: '/api/departments',
    tag: 'people',
    summary: { 'zh-CN': '全部部门', en: 'All departments' },
    access: 'signed-in',
    answer: json(departmentsSchema),
  }),
  listPickerLists: route({
    method: 'get',
    path: '/api/picker-lists',
    tag: 'people',
    summary: { 'zh-CN': '表单可选的角色与业务系统', en: 'Roles and systems that forms offer' },
    access: 'signed-in',
    answer: json(pickerListsSchema),
  }),
  listNotices: route({
    method: 'get',
    path: '/api/notices',
    tag: 'notices',
    summary: { 'zh-CN': '我的通知', en: 'My notices' },
    access: 'signed-in',
    answer: json(noticesSchema),
  }),
  readAllNotices: route({
    method: 'post',
    path: '/api/notices/read',
    tag: 'notices',
    summary: { 'zh-CN': '全部通知标为已读', en: 'Mark all notices as read' },
    access: 'signed-in',
    answer: nothing,
  }),
  readNotice: route({
    method: 'post',
    path: '/api/notices/:id/read',
    tag: 'notices',
    summary: { 'zh-CN': '将通知标为已读', en: 'Mark a notice as read' },
    access: 'signed-in',
    check: 'own-notice',
    params: noticeParams,
    answer: nothing,
  }),
  liveEvents: route({
    method: 'get',
    path: '/api/events',
    tag: 'events',
    summary: { 'zh-CN': '实时更新（Server-Sent Events）', en: 'Live updates (server-sent events)' },
    access: 'signed-in',
    answer: bytes('text/event-stream'),
  }),
};
