import { modelled } from './modelled.ts'

type RequestGuard = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  answer: (verdict: { readonly cancel?: boolean }) => void,
) => void
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly isMainFrame: boolean; readonly requestingUrl: string },
) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean
type Serve = (request: Request) => Promise<Response> | Response
type Privileges = Record<string, boolean>

/** Electron's default session and its protocols: what the program lets the page fetch and do. Unset guards allow, as in Electron. */
export const createSession = () => {
  const guards: {
    request: RequestGuard
    permission: PermissionRequest
    check: PermissionCheck
    device: () => boolean
  } = {
    request: (_details, answer) => answer({}),
    permission: (_contents, _permission, answer) => answer(true),
    check: () => true,
    device: () => true,
  }
  const schemes: Record<string, Privileges> = {}
  const serving = new Map<string, Serve>()
  const defaultSession = modelled('session', {
    setPermissionRequestHandler: (handler: PermissionRequest) => {
      guards.permission = handler
    },
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      guards.check = handler
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      guards.device = handler
    },
    webRequest: modelled('webRequest', {
      onBeforeRequest: (guard: RequestGuard) => {
        guards.request = guard
      },
    }),
  })
  const protocol = modelled('protocol', {
    registerSchemesAsPrivileged: (list: readonly { readonly scheme: string; readonly privileges: Privileges }[]) => {
      for (const { scheme, privileges } of list) schemes[scheme] = privileges
    },
    handle: (scheme: string, serve: Serve) => {
      if (!(scheme in schemes)) throw new Error(`rig: ${scheme} was not registered as privileged`)
      serving.set(scheme, serve)
    },
  })
  const letThrough = (details: Parameters<RequestGuard>[0]): Promise<boolean> =>
    new Promise((resolve) => guards.request(details, (verdict) => resolve(verdict.cancel !== true)))

  return {
    defaultSession,
    protocol,
    schemes,
    serve: async (asked: {
      readonly url: string
      readonly method: string
      readonly headers: Record<string, string>
      readonly resourceType: string
    }) => {
      if (!(await letThrough(asked))) return { stopped: 'by-guard' } as const
      const serve = serving.get(new URL(asked.url).protocol.slice(0, -1))
      if (!serve) return { stopped: 'by-nobody' } as const
      const response = await serve(new Request(asked.url, { method: asked.method, headers: asked.headers }))
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      }
    },
    askPermission: async (permission: string, url: string) => ({
      request: await new Promise<boolean>((resolve) =>
        guards.permission(null, permission, resolve, { isMainFrame: true, requestingUrl: url }),
      ),
      check: guards.check(null, permission, `${new URL(url).protocol}//${new URL(url).host}/`),
      device: guards.device(),
    }),
  }
}
