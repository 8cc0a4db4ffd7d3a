import { backupVi } from './parts/backup.vi.ts'
import { careVi } from './parts/care.vi.ts'
import { checksVi } from './parts/checks.vi.ts'
import { dialogsVi } from './parts/dialogs.vi.ts'
import { editorVi } from './parts/editor.vi.ts'
import { errorsVi } from './parts/errors.vi.ts'
import { failuresVi } from './parts/failures.vi.ts'
import { shellVi } from './parts/shell.vi.ts'
import { upkeepVi } from './parts/upkeep.vi.ts'
import { versionsVi } from './parts/versions.vi.ts'

/** Every sentence of the window in Vietnamese; its keys are the keys of every other language. */
export const vi = {
  ...shellVi,
  ...dialogsVi,
  ...checksVi,
  ...errorsVi,
  ...failuresVi,
  ...editorVi,
  ...versionsVi,
  ...upkeepVi,
  ...backupVi,
  ...careVi,
} as const
