import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { ulid } from 'ulid'
import { createIntake } from '../../../src-main/intake/read-file.ts'
import { createPictures } from '../../../src-main/media/pictures.ts'
import { createExporter } from '../../../src-main/services/export-articles.ts'
import { createServices } from '../../../src-main/services/services.ts'
import { nodeFs } from '../../../src-main/store/disk/store-fs.ts'
import { openLibrary } from '../../../src-main/store/library.ts'
import { killingFs } from './killing-fs.testing.ts'
import type { Task, Told } from './told.testing.ts'
import { DESK, numbersFrom, type Work, workWithoutEnd } from './work.testing.ts'

// Run as a process of its own: works in a newsroom until it is killed, by itself or by its parent.
// A line is on its way before `tell` returns, so a kill takes none that was told.
const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`)

process.once('message', (task) => void begin(task as Task))
tell({ kind: 'ready' })

async function begin(task: Task): Promise<void> {
  const work = await open(task)
  tell({ kind: 'opened' })
  await workWithoutEnd(work)
}

async function open({ dir, seed, killAt, moment, backup, colleagues, startAt }: Task): Promise<Work> {
  // Every look at the clock is more than a minute later, so that versions are made and thinned all the time.
  let instant = startAt
  const now = () => {
    instant += 67_000
    return new Date(instant)
  }
  let blocks = 0
  const fs = killAt === null ? nodeFs : killingFs(killAt, moment)
  const opened = await openLibrary({ dir, now, newId: () => ulid(), door: 'test', fs })
  if (!opened.ok) throw new Error(`not open: ${JSON.stringify(opened.error)}`)
  const library = opened.value
  await library.ready
  if (library.readOnly) throw new Error(`read-only: ${library.readOnly}`)
  const { settings, profiles } = library.config()
  const known = profiles.some(({ id }) => id === DESK.id)
  if (!known) await library.writeConfig({ settings, profiles: [...profiles, DESK] })
  const pictures = createPictures({ locate: library.media.locate })
  const services = createServices({
    library,
    now,
    newId: () => ulid(),
    newBlockId: () => String(blocks++).padStart(12, '0'),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    exporter: createExporter({ pictures, now, settings: () => library.config().settings }),
    intake: createIntake(),
    version: '0.1.0',
    door: 'test',
    onBug: (operation, cause) => tell({ kind: 'trouble', operation, said: String(cause) }),
  })
  return { library, services, tell, backup, colleagues, random: numbersFrom(seed) }
}
