import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

const MONITOR_BEGINS_MS = 5

/** How long the event loop was not to be had at a stretch, in ms. */
export type Blocked = {
  /** The longest turn. On a busy machine other programs are in it. */
  readonly wall: number
  /** The most CPU time that one turn took of this thread, without other programs and waiting; Linux counts it in ticks of up to 4 ms. */
  readonly cpu: number
  /** The same stretch as Node's own monitor sees it: a timer of 1 ms, its lateness. */
  readonly monitored: number
  readonly monitoredP99: number
}

/** Watches every turn of the event loop while the work goes on; keeps a core busy with it. */
export async function watchLoop(work: () => Promise<unknown>): Promise<Blocked> {
  const monitor = monitorEventLoopDelay({ resolution: 1 })
  let [wall, cpu] = [0, 0]
  let last = performance.now()
  let lastCpu = process.threadCpuUsage()
  let going = true
  const turn = () => {
    const now = performance.now()
    const { user, system } = process.threadCpuUsage(lastCpu)
    wall = Math.max(wall, now - last)
    cpu = Math.max(cpu, (user + system) / 1000)
    last = now
    lastCpu = process.threadCpuUsage()
    if (going) setImmediate(turn)
  }
  monitor.enable()
  setImmediate(turn)
  // The monitor sees nothing before its own first tick.
  await pause(MONITOR_BEGINS_MS)
  try {
    await work()
  } finally {
    going = false
    monitor.disable()
  }
  return { wall, cpu, monitored: monitor.max / 1e6, monitoredP99: monitor.percentile(99) / 1e6 }
}
