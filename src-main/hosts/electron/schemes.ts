import { protocol } from 'electron'

/** Must run before the app is ready: makes app:// a secure origin of its own and media:// a source of pictures. */
export const declareSchemes = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    { scheme: 'media', privileges: { standard: true, secure: true, stream: true } },
  ])
