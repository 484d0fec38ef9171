/** A run of text that two texts share, or that only one has. */
export interface Run {
  text: string
  changed: boolean
}

/** Beyond so many comparisons only the common ends are told apart. */
const mostWork = 250_000

const words = (text: string) => text.match(/[\p{Script=Han}]|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []

function runs(pieces: readonly string[], changed: readonly boolean[]): Run[] {
  const found: Run[] = []
  pieces.forEach((text, at) => {
    const last = found.at(-1)
    if (last !== undefined && last.changed === changed[at]) last.text += text
    else found.push({ text, changed: changed[at] ?? false })
  })
  return found
}

/** Which words of two texts differ, for each of the two. */
export function textDiff(before: string, after: string): { before: Run[]; after: Run[] } {
  const [a, b] = [words(before), words(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  const oldChanged = a.map((_word, at) => at >= head && at < a.length - tail)
  const newChanged = b.map((_word, at) => at >= head && at < b.length - tail)
  const [rows, columns] = [a.length - head - tail, b.length - head - tail]
  if (rows > 0 && columns > 0 && rows * columns <= mostWork) {
    // The longest common run of words, told from behind.
    const common = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
    const at = (i: number, j: number) => common[i]?.[j] ?? 0
    for (let i = rows - 1; i >= 0; i--)
      for (let j = columns - 1; j >= 0; j--) {
        const row = common[i]
        if (row !== undefined)
          row[j] = a[head + i] === b[head + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
      }
    for (let i = 0, j = 0; i < rows && j < columns;)
      if (a[head + i] === b[head + j]) {
        oldChanged[head + i++] = false
        newChanged[head + j++] = false
      } else if (at(i + 1, j) >= at(i, j + 1)) i++
      else j++
  }
  return { before: runs(a, oldChanged), after: runs(b, newChanged) }
}
