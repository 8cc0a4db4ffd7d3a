import { createHash, randomBytes } from 'node:crypto'
import { done, type Envelope } from '@shared/contract/operations.ts'
import { ulid } from 'ulid'
import type { DiagnosticLog } from '../diagnostics/log.ts'
import { createIntake } from '../intake/read-file.ts'
import { createPictures, type Pictures } from '../media/pictures.ts'
import { createExporter } from '../services/export-articles.ts'
import { createServices, type Services } from '../services/services.ts'
import { standIn } from '../services/stand-in.ts'
import { type Library, openLibrary } from '../store/library.ts'
import type { Door } from '../store/library-lock.ts'
import { logBugs, logOpening, startLog } from './keep-log.ts'
import { keepTidy } from './keep-tidy.ts'
import { shipped } from './shipped.ts'

export type Composed = {
  readonly services: Services
  readonly library: Library
  readonly pictures: Pictures
  readonly log: DiagnosticLog
  /** Flushes what is under way and gives the library free. */
  readonly close: () => Promise<void>
}

/** Opens the library and wires everything that works on it, with the real clock and real ids. Errors: those of `openLibrary`. */
export async function compose({
  libraryDir,
  door,
  version,
  chooseFolder,
  chooseBackup,
  onBug,
  waitForList = true,
  scheduleBackups = false,
  logsDir = null,
}: {
  readonly libraryDir: string
  readonly door: Door
  readonly version: string
  readonly chooseFolder?: () => Promise<string | null>
  readonly chooseBackup?: () => Promise<string | null>
  readonly onBug?: (operation: string, cause: unknown) => void
  /** False: answers before every row of the list is read again; a window shows them as they come. */
  readonly waitForList?: boolean
  /** True where a window stays open: backups are made when the settings ask for them, and the library is tidied. */
  readonly scheduleBackups?: boolean
  /** Where the log of this door lies; null keeps none. */
  readonly logsDir?: string | null
}): Promise<Envelope<Composed>> {
  const now = () => new Date()
  const newId = () => ulid()
  const log = startLog({ dir: logsDir, door, version })
  const tellBug = logBugs(log, onBug)
  const began = performance.now()
  const opened = await openLibrary({ dir: libraryDir, now, newId, door, onEvent: log.write })
  logOpening(log, opened, began)
  if (!opened.ok) {
    await log.close()
    return opened
  }
  const library = opened.value
  const listed = library.ready.catch((cause) => onBug?.('library.ready', cause))
  if (waitForList) await listed
  const pictures = createPictures({ locate: library.media.locate })
  const services = createServices({
    library,
    now,
    newId,
    newBlockId,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    exporter: createExporter({ pictures, now, settings: () => library.config().settings }),
    intake: createIntake(),
    version,
    door,
    seedsDir: shipped('seeds/library'),
    chooseFolder,
    chooseBackup,
    log,
    onBug: tellBug,
    ...(scheduleBackups ? { every } : {}),
  })
  const stopTidying = scheduleBackups ? keepTidy(library, tellBug) : () => {}
  const close = async () => {
    stopTidying()
    services.close()
    await library.close()
    log.write({ event: 'program.stopped' })
    await log.close()
  }
  // A fresh library must be writable before anybody opens the settings.
  const call: Services['call'] = (name, input, who) =>
    services.call(name, input, { profileId: who.profileId ?? standIn(library.config().profiles) })
  return done({ services: { ...services, call }, library, pictures, log, close })
}

function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref()
  return () => clearInterval(timer)
}

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Twelve of [0-9a-z]: about 60 random bits, plenty within one article. */
function newBlockId(): string {
  let id = ''
  for (const byte of randomBytes(12)) id += LETTERS[byte % LETTERS.length]
  return id
}
