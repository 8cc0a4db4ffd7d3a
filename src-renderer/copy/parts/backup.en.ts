import type { backupVi } from './backup.vi.ts'

export const backupEn: Readonly<Record<keyof typeof backupVi, string>> = {
  'error.backup/already-running':
    'A backup is being made. The library and the earlier backups are whole. Wait until it is done and try again.',
  'error.backup/folder':
    'This folder cannot be used: it must be the whole path of a folder. The library is whole. Choose another folder.',
  'error.backup/folder-inside-library':
    'This folder lies inside the library. The library is whole. Choose a folder outside it, best on another disk.',
  'error.backup/folder-gone':
    'The backup folder is not there: a stick may have been pulled out or the network is down. The library and the earlier backups are whole. Plug it in again and make another backup.',
  'error.backup/folder-read-only':
    'This folder may not be written. The library is whole. Choose another folder, or take its write protection away.',
  'error.backup/folder-not-empty':
    'This folder holds files, so nothing is restored into it. Nothing was changed. Choose an empty folder, or type the name of a new one.',
  'error.backup/disk-full':
    'There is not enough room on the disk. What was half written is gone; the library and the earlier backups are whole. Make room or choose another disk.',
  'error.backup/disk-failed':
    'The disk failed ({errno}) before it was all written. The library and the earlier backups are whole. Try again or choose another disk.',
  'error.backup/not-verified':
    'The new backup was not the same when it was read back ({file}), so it was dropped. The library and the earlier backups are whole. Choose another disk.',
  'error.backup/not-found': 'There is no such backup file. The library is whole. Choose the file again.',
  'error.backup/unreadable':
    'The backup file could not be read ({errno}). The library is whole. Plug the disk in again, or copy the file to another one and try again.',
  'error.backup/not-a-zip': 'This is not a zip file. The library is whole. Choose a backup made by Tòa Soạn.',
  'error.backup/not-a-backup':
    'This zip file is not a backup made by Tòa Soạn. The library is whole. Choose a file whose name starts with “ToaSoan-”.',
  'error.backup/cut-short':
    'The end of the backup file is missing; perhaps it was not copied to the end. The library is whole. Copy it again or choose another backup.',
  'error.backup/directory-damaged':
    'The directory of the backup file is damaged. The library is whole. Copy it again or choose another backup.',
  'error.backup/manifest-damaged':
    'The manifest of the backup file is damaged or was changed. The library is whole. Choose another backup.',
  'error.backup/file-damaged':
    'A file in the backup is damaged: {file}. The library is whole, nothing was brought in. Choose another backup.',
  'error.backup/file-missing':
    'The backup lacks {file}. The library is whole, nothing was brought in. Choose another backup.',
  'error.backup/file-extra':
    'The backup holds a file that its manifest does not name: {file}. The library is whole, nothing was brought in. Choose another backup.',
  'error.backup/newer-version':
    'The backup was made by a newer Tòa Soạn (version {version}). The library is whole. Update the program and open it again.',
  'error.backup/hostile-name':
    'The file holds a name that is not allowed ({name}) and was refused. The library is whole. Do not use this file.',
  'error.backup/hostile-size':
    'The file holds a part of unusual size ({name}) and was refused. The library is whole. Do not use this file.',
  'error.backup/changed':
    'The backup file is not the one that was looked at. The library is whole, nothing was brought in. Look at it again before merging.',
}
