import { createHash } from 'node:crypto'
import type { Envelope, InputOf, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { ulid } from 'ulid'
import { createIntake } from '../../src-main/intake/read-file.ts'
import { createPictures } from '../../src-main/media/pictures.ts'
import { createExporter } from '../../src-main/services/export-articles.ts'
import { createServices } from '../../src-main/services/services.ts'
import { type Library, openLibrary } from '../../src-main/store/library.ts'

/** The product's own services over a real library, wired as a host wires them. */
export type Desk = {
  readonly library: Library
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<ValueOf<N>>
  close(): Promise<void>
}

/** Opens the library in a folder and waits until its list is true. */
export async function openDesk(dir: string): Promise<Desk> {
  const now = () => new Date()
  const opened = await openLibrary({ dir, now, newId: () => ulid(), door: 'test' })
  if (!opened.ok) throw new Error(opened.error.code)
  const library = opened.value
  await library.ready
  let blocks = 0
  const services = createServices({
    library,
    now,
    newId: () => ulid(),
    newBlockId: () => String(blocks++).padStart(12, '0'),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    exporter: createExporter({
      pictures: createPictures({ locate: library.media.locate }),
      now,
      settings: () => library.config().settings,
    }),
    intake: createIntake(),
    version: '0.0.0',
    door: 'test',
    onBug: (operation, cause) => {
      throw new Error(operation, { cause })
    },
  })
  return {
    library,
    async call(name, input) {
      const answer = (await services.call(name, input, { profileId: 'toa-soan' })) as Envelope<never>
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return answer.value
    },
    async close() {
      services.close()
      await library.close()
    },
  }
}
