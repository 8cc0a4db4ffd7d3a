import type { OperationName } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'
import { createArticle, duplicateArticle, getArticle, undoHistory } from './articles.ts'
import { inspectBackup, listBackups, mergeBackup, restoreBackupInto, runBackup } from './backup.ts'
import { checkArticle } from './check.ts'
import { decide } from './decide.ts'
import { previewDiagnostics, saveDiagnostics } from './diagnostics.ts'
import { emptyTrash } from './empty-trash.ts'
import { previewExport, runExport } from './export.ts'
import { acceptIntake, readIntake } from './intake.ts'
import { acceptMissing, chooseBackup, chooseFolder, lookAgain, verifyLibrary } from './library.ts'
import { listArticles } from './list.ts'
import { loadSeeds } from './load-seeds.ts'
import { addMedia } from './media.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { saveArticle } from './save.ts'
import { saveElsewhere } from './save-elsewhere.ts'
import { chooseProfile, getSession, saveProfile, saveSettings } from './session.ts'
import { readStatus } from './status.ts'
import { cancelTask } from './tasks.ts'
import { restoreArticle, trashArticle } from './trash.ts'
import { listVersions, nameVersion, readVersion, restoreVersion } from './versions.ts'

/** Who answers which operation of the contract. */
export const handlers: { readonly [N in OperationName]: Handler<N> } = {
  'session.get': getSession,
  'settings.save': saveSettings,
  'profiles.save': saveProfile,
  'profiles.choose': chooseProfile,
  'articles.list': listArticles,
  'articles.get': getArticle,
  'articles.create': createArticle,
  'articles.save': saveArticle,
  'articles.undoHistory': undoHistory,
  'articles.duplicate': duplicateArticle,
  'articles.trash': trashArticle,
  'articles.restore': restoreArticle,
  'articles.decide': decide,
  'articles.check': checkArticle,
  'articles.resolveConflict': resolveConflict,
  'versions.list': listVersions,
  'versions.read': readVersion,
  'versions.name': nameVersion,
  'versions.restore': restoreVersion,
  'media.add': addMedia,
  'intake.read': readIntake,
  'intake.accept': acceptIntake,
  'export.preview': previewExport,
  'export.run': runExport,
  'library.verify': verifyLibrary,
  'library.lookAgain': lookAgain,
  'library.acceptMissing': acceptMissing,
  'tasks.cancel': cancelTask,
  'backup.list': listBackups,
  'backup.run': runBackup,
  'backup.inspect': inspectBackup,
  'backup.merge': mergeBackup,
  'backup.restoreInto': restoreBackupInto,
  'library.loadSeeds': loadSeeds,
  'host.chooseFolder': chooseFolder,
  'host.chooseBackup': chooseBackup,
  'trash.empty': emptyTrash,
  'library.status': readStatus,
  'diagnostics.preview': previewDiagnostics,
  'diagnostics.save': saveDiagnostics,
  'articles.saveElsewhere': saveElsewhere,
}
