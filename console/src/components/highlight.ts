export interface Part {
  text: string
  hit: boolean
}

const mostHits = 500

/** A text cut where a search found something, in any case; beyond some hundred hits the rest stays plain. */
export function highlight(text: string, word: string): Part[] {
  const wanted = word.trim().toLowerCase()
  const lower = text.toLowerCase()
  // a letter whose small form is longer would shift every place after it
  if (wanted === '' || lower.length !== text.length) return [{ text, hit: false }]
  const parts: Part[] = []
  let at = 0
  for (let hits = 0; hits < mostHits; hits++) {
    const found = lower.indexOf(wanted, at)
    if (found === -1) break
    if (found > at) parts.push({ text: text.slice(at, found), hit: false })
    parts.push({ text: text.slice(found, found + wanted.length), hit: true })
    at = found + wanted.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false })
  return parts
}
