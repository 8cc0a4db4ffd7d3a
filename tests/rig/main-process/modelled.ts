import { EventEmitter } from 'node:events'

/** A stand-in that throws when the program uses something the rig does not model. */
export const modelled = <T extends object>(name: string, model: T): T =>
  new Proxy(model, {
    get: (target, key) => {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key)
      throw new Error(`rig: ${name}.${key} is not modelled`)
    },
  })

/** An emitter that only takes listeners for events the rig can raise. */
export const emitterOf = (name: string, events: readonly string[]): EventEmitter => {
  const emitter = new EventEmitter()
  emitter.on('newListener', (event: string) => {
    if (event !== 'newListener' && !events.includes(event))
      throw new Error(`rig: ${name} event ${event} is not modelled`)
  })
  return emitter
}

/** Electron's event with preventDefault, and whether it was called. */
export const preventable = <T extends object>(
  facts: T,
): { readonly event: T & { preventDefault(): void }; prevented(): boolean } => {
  let prevented = false
  return {
    event: {
      ...facts,
      preventDefault: () => {
        prevented = true
      },
    },
    prevented: () => prevented,
  }
}
