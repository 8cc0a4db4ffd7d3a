import { backupEn } from './parts/backup.en.ts'
import { careEn } from './parts/care.en.ts'
import { checksEn } from './parts/checks.en.ts'
import { dialogsEn } from './parts/dialogs.en.ts'
import { editorEn } from './parts/editor.en.ts'
import { errorsEn } from './parts/errors.en.ts'
import { failuresEn } from './parts/failures.en.ts'
import { shellEn } from './parts/shell.en.ts'
import { upkeepEn } from './parts/upkeep.en.ts'
import { versionsEn } from './parts/versions.en.ts'
import type { vi } from './vi.ts'

export const en: Readonly<Record<keyof typeof vi, string>> = {
  ...shellEn,
  ...dialogsEn,
  ...checksEn,
  ...errorsEn,
  ...failuresEn,
  ...editorEn,
  ...versionsEn,
  ...upkeepEn,
  ...backupEn,
  ...careEn,
}
