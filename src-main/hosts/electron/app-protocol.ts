import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { PAGE_STYLE, PAGE_STYLE_NAME } from '@shared/export/page-style.ts'
import { answer, refuse } from './answer.ts'
import type { OpenedFiles } from './opened-files.ts'

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' media: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

const CSS = 'text/css; charset=utf-8'
const FRESH = { 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' }
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': CSS,
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
}
// One plain segment after another: no dot segments, no drive letters, no escapes left to decode.
const SAFE_PATH = /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/

/** Answers app://toasoan/… from the built window, and /opened/<token> once with a file that the person opened. */
export const appProtocol =
  ({ rendererDir, opened }: { readonly rendererDir: string; readonly opened: OpenedFiles }) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405)
    const url = new URL(request.url)
    if (url.host !== 'toasoan' || !SAFE_PATH.test(url.pathname)) return refuse(404)
    if (url.pathname.startsWith('/opened/')) {
      const bytes = opened.take(url.pathname.slice('/opened/'.length))
      return bytes ? answer(bytes, 'application/octet-stream', { 'cache-control': 'no-store' }) : refuse(404)
    }
    // The preview of an exported page asks for the stylesheet that will stand beside it.
    if (url.pathname === `/${PAGE_STYLE_NAME}`) return answer(new TextEncoder().encode(PAGE_STYLE), CSS, FRESH)
    const type = TYPES[extname(url.pathname)]
    if (!type) return refuse(404)
    try {
      const bytes = await readFile(join(rendererDir, url.pathname))
      return answer(bytes, type, FRESH)
    } catch {
      return refuse(404)
    }
  }
