import type { Envelope, InputOf, OperationName, ValueOf } from '@shared/contract/operations.ts'
import { type Composed, compose } from '../../src-main/hosts/compose.ts'

/** The product's own services over a real library, as every host composes them. */
export type Desk = Pick<Composed, 'library' | 'close'> & {
  call<N extends OperationName>(name: N, input: InputOf<N>): Promise<ValueOf<N>>
}

/** Opens the library in a folder and waits until its list is true; with `waitForList` false answers at once, as for a window. */
export async function openDesk(libraryDir: string, { waitForList = true } = {}): Promise<Desk> {
  const composed = await compose({
    libraryDir,
    door: 'test',
    version: '0.0.0',
    waitForList,
    onBug: (operation, cause) => {
      throw new Error(operation, { cause })
    },
  })
  if (!composed.ok) throw new Error(composed.error.code)
  const { services, library, close } = composed.value
  return {
    library,
    close,
    async call(name, input) {
      const answer = (await services.call(name, input, { profileId: 'toa-soan' })) as Envelope<never>
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return answer.value
    },
  }
}
