import type { OperationName } from '@shared/contract/operations.ts'
import type { Handler } from '../context.ts'
import { createArticle, duplicateArticle, getArticle } from './articles.ts'
import { checkArticle } from './check.ts'
import { decide } from './decide.ts'
import { previewExport, runExport } from './export.ts'
import { acceptIntake, readIntake } from './intake.ts'
import { chooseFolder, verifyLibrary } from './library.ts'
import { listArticles } from './list.ts'
import { loadSeeds } from './load-seeds.ts'
import { addMedia } from './media.ts'
import { saveArticle } from './save.ts'
import { chooseProfile, getSession, saveProfile, saveSettings } from './session.ts'
import { restoreArticle, trashArticle } from './trash.ts'

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
  'articles.duplicate': duplicateArticle,
  'articles.trash': trashArticle,
  'articles.restore': restoreArticle,
  'articles.decide': decide,
  'articles.check': checkArticle,
  'media.add': addMedia,
  'intake.read': readIntake,
  'intake.accept': acceptIntake,
  'export.preview': previewExport,
  'export.run': runExport,
  'library.verify': verifyLibrary,
  'library.loadSeeds': loadSeeds,
  'host.chooseFolder': chooseFolder,
}
