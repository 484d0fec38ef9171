import type { Strings } from '../i18n/en'

export const mappingLimits = {
  name: 39,
  apiName: 199,
  description: 500,
  sources: 3,
  results: 10,
  value: 2048,
  url: 500,
}

const label = /^[a-z][a-z0-9_]{0,39}$/

export function tableFaults(
  draft: { name: string; sources: string[]; results: string[] },
  t: Strings,
): { name?: string | undefined; sources?: string | undefined; results?: string | undefined } {
  const words = t.mapping.form
  const both = draft.results.find((each) => draft.sources.includes(each))
  const labels = (names: string[], most: number, count: string) =>
    names.length < 1 || names.length > most
      ? count
      : names.every((each) => label.test(each))
        ? undefined
        : words.labels
  return {
    name:
      draft.name.trim() === ''
        ? words.nameMissing
        : draft.name.trim().length > mappingLimits.name
          ? words.long(String(mappingLimits.name))
          : undefined,
    sources: labels(draft.sources, mappingLimits.sources, words.sourceCount),
    results:
      labels(draft.results, mappingLimits.results, words.resultCount) ??
      (both === undefined ? undefined : words.overlap(both)),
  }
}

export function urlFault(url: string, t: Strings): string | undefined {
  if (url.length > mappingLimits.url) return t.mapping.form.long(String(mappingLimits.url))
  return /^https?:\/\/[^\s/]+/.test(url.trim()) ? undefined : t.mapping.api.urlWrong
}
