import { sep } from 'node:path'

/** What may be said of where a library lies without naming a folder: folders are named after people. */
export type PlaceFacts = {
  readonly underHome: boolean
  readonly syncedBy: 'OneDrive' | 'Dropbox' | 'Google Drive' | 'iCloud' | 'Syncthing' | null
  readonly networkDrive: boolean
}

const SYNC: readonly (readonly [PlaceFacts['syncedBy'], RegExp])[] = [
  ['OneDrive', /^onedrive/i],
  ['Dropbox', /^dropbox/i],
  ['Google Drive', /^(google ?drive|my drive|drive của tôi)/i],
  ['iCloud', /^(icloud|mobile documents)/i],
  ['Syncthing', /^(sync|syncthing)$/i],
]

export function placeFacts(dir: string, home: string): PlaceFacts {
  const parts = dir.normalize('NFC').split(/[\\/]/)
  const synced = SYNC.find(([, name]) => parts.some((part) => name.test(part)))
  return {
    underHome: home !== '' && (dir === home || dir.startsWith(home.endsWith(sep) ? home : home + sep)),
    syncedBy: synced?.[0] ?? null,
    networkDrive: /^(\\\\|\/\/)/.test(dir),
  }
}
