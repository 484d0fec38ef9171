export const mostInvited = 20

/** Addresses somebody typed or pasted, each once, in their order; and what among them is none. */
export function addressesOf(typed: string): { good: string[]; wrong: string[] } {
  const words = [...new Set(typed.split(/[\s,;，；、]+/).map((each) => each.toLowerCase()))].filter(
    (each) => each !== '',
  )
  const isAddress = (each: string) => /^[^@\s#<>",;]+@[^@\s#<>",;]+$/.test(each)
  return { good: words.filter(isAddress), wrong: words.filter((each) => !isAddress(each)) }
}
