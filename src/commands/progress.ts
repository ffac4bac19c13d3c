import { SingleBar } from 'cli-progress'
import type { Screen } from './crawl-progress.ts'

/** Tells how much of what is done, until its end; `say` puts a text of whole lines above that. */
export interface Progress {
  tell: (what: string, done: number, total: number) => void
  say: (text: string) => void
  end: () => void
}

/** A bar on a terminal; elsewhere a line every so many, and for the last. */
export function progressOf (screen: Screen, every: number): Progress {
  return screen.isTTY === true ? bar(screen) : lines(screen, every)
}

function bar (screen: Screen): Progress {
  const drawn = new SingleBar({
    format: '{bar} {value}/{total} {what}',
    stream: screen,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false
  })
  drawn.start(0, 0, { what: '' })
  return {
    tell (what, done, total) {
      drawn.setTotal(total)
      drawn.update(done, { what })
    },
    // In the place of the bar, which is drawn again below it.
    say: text => { screen.write(`\r\u001b[K${text}`) },
    end () { drawn.stop() }
  }
}

function lines (screen: Screen, every: number): Progress {
  let last = ''
  return {
    tell (what, done, total) {
      // Whoever works in batches does not come by every number.
      const step = `${what} ${Math.floor(done / every)}`
      if (step !== last || done === total) screen.write(`${done}/${total} ${what}\n`)
      last = step
    },
    say: text => { screen.write(text) },
    end () {}
  }
}
