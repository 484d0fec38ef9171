const pair = /^\s*([^=\s]+)\s*=(.*)$/s

/** Labels of what somebody typed as `key=value`; what is not of that form is left out. */
export const labelsOf = (typed: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    typed.flatMap((each) => {
      const found = pair.exec(each)
      return found === null ? [] : [[found[1] ?? '', (found[2] ?? '').trim()]]
    }),
  )

/** The first that is not of the form `key=value`. */
export const wrongLabel = (typed: readonly string[]) => typed.find((each) => !pair.test(each))
