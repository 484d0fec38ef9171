export const shortestPassword = 10
export const longestPassword = 1024

export type PasswordFault = { short: number } | 'differs' | undefined

/** What is wrong with a new password; characters are counted as people see them. */
export function passwordFault(password: string, repeated: string): PasswordFault {
  const left = shortestPassword - Array.from(password).length
  if (left > 0) return { short: left }
  return password === repeated ? undefined : 'differs'
}
