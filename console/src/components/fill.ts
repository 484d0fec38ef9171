import type { Part } from './routeSentence'

/** Puts parts into the holes of a sentence: `take {pattern} in {field}`. */
export function fill(sentence: string, parts: Record<string, Part | Part[]>): Part[] {
  return sentence.split(/(\{[a-z]+\})/i).flatMap((piece): Part[] => {
    if (piece === '') return []
    const name = /^\{(.+)\}$/.exec(piece)?.[1]
    const part = name === undefined ? undefined : parts[name]
    return part === undefined ? [{ kind: 'text', text: piece }] : Array.isArray(part) ? part : [part]
  })
}
