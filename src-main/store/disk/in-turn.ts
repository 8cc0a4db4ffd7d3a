/** Does work that names the same thing one after the other, in the order in which it was asked for. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, turn)
    const done = () => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(done, done)
    return turn
  }
}
