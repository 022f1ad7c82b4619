import { healthSchema, openApiSchema, readySchema } from '../operations.js';
import { json, nothing, route } from '../route.js';
import { changePasswordSchema, sessionSchema, signInSchema } from '../session.js';

/** Signing in, and what operators ask. */
export const publicRoutes = {
  readSession: route({
    method: 'get',
    path: '/api/session',
    tag: 'session',
    summary: { 'zh-CN': '当前会话：用户、CSRF 令牌、演示账号', en: 'The session: user, CSRF token, demo accounts' },
    access: 'public',
    answer: json(sessionSchema),
  }),
  signIn: route({
    method: 'post',
    path: '/api/session',
    tag: 'session',
    summary: { 'zh-CN': '登录', en: 'Sign in' },
    access: 'public',
    body: signInSchema,
    answer: json(sessionSchema),
  }),
  signOut: route({
    method: 'delete',
    path: '/api/session',
    tag: 'session',
    summary: { 'zh-CN': '退出登录', en: 'Sign out' },
    access: 'signed-in',
    beforePasswordChange: true,
    answer: nothing,
  }),
  changePassword: route({
    method: 'post',
    path: '/api/session/password',
    tag: 'session',
    summary: { 'zh-CN': '修改自己的密码，其他会话随之退出', en: 'Change one’s own password; other sessions end' },
    access: 'signed-in',
    beforePasswordChange: true,
    body: changePasswordSchema,
    answer: json(sessionSchema),
  }),
  health: route({
    method: 'get',
    path: '/health',
    tag: 'operations',
    summary: { 'zh-CN': '进程存活', en: 'The process lives' },
    access: 'public',
    answer: json(healthSchema),
  }),
  ready: route({
    method: 'get',
    path: '/ready',
    tag: 'operations',
    summary: {
      'zh-CN': '可以接收请求（存储可读写）；否则返回 503',
      en: 'Ready for requests (store readable and writable); else 503',
    },
    access: 'public',
    answer: json(readySchema),
  }),
  openApi: route({
    method: 'get',
    path: '/api/openapi.json',
    tag: 'operations',
    summary: { 'zh-CN': '本接口的 OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document of this interface' },
    access: 'public',
    answer: json(openApiSchema),
  }),
};
